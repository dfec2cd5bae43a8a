/// The table of every screen: sort, filter, choice of columns, copy, CSV.
@NullMarked
package console.views.common.table;

import org.jspecify.annotations.NullMarked;
