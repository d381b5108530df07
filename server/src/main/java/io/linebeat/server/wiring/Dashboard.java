package io.linebeat.server.wiring;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the dashboard that the module `web` is built into. Its pages have addresses of their own, and all of them are
/// one document.
@Configuration(proxyBeanMethods = false)
class Dashboard implements WebMvcConfigurer {
    private static final String DOCUMENT = "forward:/index.html";
    /// The names of these files change with their contents.
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/workers/{id}").setViewName(DOCUMENT);
        registry.addViewController("/stations/{id}").setViewName(DOCUMENT);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/", "/index.html", "/theme.js", "/mark.svg")
                .addResourceLocations("classpath:/static/")
                // A jar's files all have one time: by it, a browser would keep the document of the version before.
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
    }
}
