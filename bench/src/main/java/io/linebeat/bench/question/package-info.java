/// What every system is asked, in which shape it answers, and what is right.
@NullMarked
package io.linebeat.bench.question;

import org.jspecify.annotations.NullMarked;
