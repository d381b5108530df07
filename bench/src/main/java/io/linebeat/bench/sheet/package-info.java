/// Results as people and programs read them: Markdown, SVG, JSON.
@NullMarked
package io.linebeat.bench.sheet;

import org.jspecify.annotations.NullMarked;
