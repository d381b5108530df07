package io.linebeat.server;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.operations.DemoData;
import io.linebeat.server.operations.LiveDemo;
import io.linebeat.server.operations.StoreWatch;
import io.linebeat.server.security.Door;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.sqlite.SqliteStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A running server: the store of a data folder behind HTTP.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final String host;
    private final Store store;
    private final StoreWatch watch;
    private final ConfigurableApplicationContext context;
    private final @Nullable LiveDemo live;

    private Server(
            String host,
            Store store,
            StoreWatch watch,
            ConfigurableApplicationContext context,
            @Nullable LiveDemo live) {
        this.host = host;
        this.store = store;
        this.watch = watch;
        this.context = context;
        this.live = live;
    }

    /// Starts serving; when this returns, every route answers.
    public static Server start(ServeSettings settings) throws CannotStart {
        return start(settings, () -> {});
    }

    /// Starts serving, and says when that takes a while.
    ///
    /// @param rebuilding is told before figures are computed anew, because settings changed: that may take a while
    public static Server start(ServeSettings settings, Runnable rebuilding) throws CannotStart {
        requireLoopback(settings.host());
        StoreWatch watch = new StoreWatch(rebuilding);
        Map<String, Object> singletons = new ConcurrentHashMap<>();
        // On a second core, while the store opens.
        FutureTask<SpringApplication> application = new FutureTask<>(() -> application(settings, singletons));
        Thread.ofPlatform().daemon().name("start").start(application);
        SqliteStore store = openStore(settings, watch);
        try {
            DemoData demo = demo(settings, store);
            singletons.put("store", store);
            singletons.put("clock", settings.clock());
            singletons.put("storeWatch", watch);
            singletons.put("demoData", demo);
            ConfigurableApplicationContext context = application.get().run();
            LOG.info("Listening; figures rebuilt for changed settings: {}", store.rebuiltOnOpen());
            return new Server(settings.host(), store, watch, context, settings.liveDemo() ? LiveDemo.of(demo) : null);
        } catch (CannotStart e) {
            store.close();
            throw e;
        } catch (RuntimeException e) {
            store.close();
            throw cannotStart(settings, e);
        } catch (ExecutionException | InterruptedException e) {
            store.close();
            throw cannotStart(settings, new IllegalStateException(e));
        }
    }

    /// Open without login only here: nobody else on the network may speak to this server until people can log in.
    private static void requireLoopback(String host) throws CannotStart {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                requireANameThatIsAnswered(host);
                return;
            }
        } catch (UnknownHostException e) {
            throw new CannotStart("The host " + host + " is not known: --host takes an address of this machine.", e);
        }
        throw new CannotStart(
                "Linebeat does not listen on " + host + ": without logins and device keys, which this version"
                        + " does not have yet, only this machine may reach it (--host 127.0.0.1).");
    }

    private static void requireANameThatIsAnswered(String host) throws CannotStart {
        if (!Door.isThisMachine(host.contains(":") ? "[" + host + "]" : host)) {
            throw new CannotStart("The host " + host
                    + " is this machine, but no name that requests are answered by: use localhost, 127.0.0.1 or ::1.");
        }
    }

    private static DemoData demo(ServeSettings settings, Store store) throws CannotStart {
        DemoData demo = new DemoData(store, settings.clock(), settings.data(), settings.liveDemo());
        if (!settings.empty()) {
            demo.loadIfNew();
        }
        if (settings.liveDemo()) {
            requireDemoData(settings, store);
            demo.catchUp();
        }
        return demo;
    }

    /// Invented facts among those of senders would be the end of all trust in the figures.
    private static void requireDemoData(ServeSettings settings, Store store) throws CannotStart {
        if (!store.census().startedWithDemo()) {
            throw new CannotStart("The data in " + settings.data() + " did not begin as demo data, so no demo can go on"
                    + " there: start without --live-demo, or with a new folder (--data) and without --empty.");
        }
    }

    private static SqliteStore openStore(ServeSettings settings, StoreWatch watch) throws CannotStart {
        try {
            return SqliteStore.open(settings.data(), rules(settings), micros(settings.clock()), watch);
        } catch (CannotOpen e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static Rules rules(ServeSettings settings) throws CannotStart {
        Hold hold = settings.hold() == null ? null : Hold.always(Micros.of(settings.hold()));
        return SiteSettings.read(settings.data(), settings.zone(), hold);
    }

    private static java.util.function.LongSupplier micros(InstantSource clock) {
        return () -> Micros.of(clock.instant());
    }

    private static SpringApplication application(ServeSettings settings, Map<String, Object> singletons) {
        SpringApplication application = new SpringApplication(Linebeat.class);
        application.setMainApplicationClass(Linebeat.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);

        application.setDefaultProperties(Map.of(
                "server.address", settings.host(),
                "server.port", settings.port(),
                "logging.file.name",
                        settings.data().resolve("logs").resolve("linebeat.log").toString()));
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                context -> singletons.forEach(context.getBeanFactory()::registerSingleton));
        return application;
    }

    private static CannotStart cannotStart(ServeSettings settings, RuntimeException e) {
        Throwable innermost = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new CannotStart(
                        "Port " + settings.port() + " is in use: stop the other program, or choose another"
                                + " port with --port.",
                        e);
            }
            innermost = cause;
        }
        return new CannotStart(
                "Linebeat could not start on " + settings.host() + ", port " + settings.port() + ": "
                        + innermost.getMessage() + ".",
                e);
    }

    public int port() {
        return java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public String url() {
        String shown = ServeSettings.LOOPBACK.equals(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + port();
    }

    public Store store() {
        return store;
    }

    /// Comes when the store has stopped writing for good: only another start helps.
    public CompletableFuture<StoreFailed> storeFailed() {
        return watch.ending();
    }

    /// Answers what is under way, writes what waits, then lets go of the folder.
    @Override
    public void close() {
        try {
            if (live != null) {
                live.close();
            }
            context.close();
        } finally {
            store.close();
        }
    }
}
