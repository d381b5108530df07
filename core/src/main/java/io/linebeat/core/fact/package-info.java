/// What a camera's model said, once; who said it about whom; and the one order that ranks facts.
@NullMarked
package io.linebeat.core.fact;

import org.jspecify.annotations.NullMarked;
