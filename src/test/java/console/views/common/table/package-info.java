/// Tests of the tables.
@NullMarked
package console.views.common.table;

import org.jspecify.annotations.NullMarked;
