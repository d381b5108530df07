/// Figures that go on while nothing new is heard: how a board counts between two facts.
@NullMarked
package io.linebeat.core.live;

import org.jspecify.annotations.NullMarked;
