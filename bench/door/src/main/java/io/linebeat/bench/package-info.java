/// Where the product's command line says that the bench is a program of its own.
@NullMarked
package io.linebeat.bench;

import org.jspecify.annotations.NullMarked;
