//! The words that every migration uses: references and indexes, named alike on both databases.

use sea_orm_migration::prelude::*;

/// A reference whose target cannot be deleted while it is referred to.
pub fn reference(
    table: &'static str,
    column: &'static str,
    target: &'static str,
) -> ForeignKeyCreateStatement {
    foreign_key(table, column, target, ForeignKeyAction::Restrict)
}

/// A reference to what owns the row: the row goes with it.
pub fn child_of(
    table: &'static str,
    column: &'static str,
    target: &'static str,
) -> ForeignKeyCreateStatement {
    foreign_key(table, column, target, ForeignKeyAction::Cascade)
}

fn foreign_key(
    table: &'static str,
    column: &'static str,
    target: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, "id").on_delete(on_delete).to_owned()
}

/// An index for a list or a look-up.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(index_on(table, columns, "idx")).await
}

/// An index of the rows that meet the condition, named by what it is for.
pub async fn index_where(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
    condition: Expr,
) -> Result<(), DbErr> {
    let mut index = index_on(table, columns, "idx");
    manager.create_index(index.name(format!("{table}_{name}_idx")).and_where(condition).to_owned()).await
}

/// What may stand in the table once. Null values do not collide.
pub async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(index_on(table, columns, "key").unique().to_owned()).await
}

/// What may stand in the table once among the rows that meet the condition.
pub async fn unique_where(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    condition: Expr,
) -> Result<(), DbErr> {
    manager.create_index(index_on(table, columns, "one").unique().and_where(condition).to_owned()).await
}

fn index_on(table: &'static str, columns: &[&'static str], kind: &str) -> IndexCreateStatement {
    let mut index =
        Index::create().name(format!("{table}_{}_{kind}", columns.join("_"))).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}
