//! The orders of the list, each with the key that its cursor keeps. The id decides between equals.

use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, Select, sea_query::Expr};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    entity::{
        LibraryEntryId,
        library_entry::{COLUMN, Column, Entity},
    },
    view::LibraryCard,
};
use crate::platform::{
    page::{self, Cursor},
    problem::Result,
    text,
    time::Timestamp,
};

/// In which order entries are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Made,
    Published,
    Adoptions,
    Title,
}

impl Order {
    /// Orders the rows and goes on behind the cursor.
    pub fn of(self, select: Select<Entity>, after: Option<&str>) -> Result<Select<Entity>> {
        let order = |column: Column| [Expr::col((Entity, column)), Expr::col((Entity, Column::Id))];
        let (select, behind) = match self {
            Self::Made => {
                let after = Cursor::id::<LibraryEntryId>(after)?;
                (select, after.map(|last| COLUMN.id.lt(last)))
            }
            Self::Published => {
                let after = Cursor::decode::<(i64, Uuid)>(after)?;
                let behind = after.map(|(at, last)| page::before(order(Column::PublishedAt), at, last));
                (select.order_by_desc(Column::PublishedAt), behind)
            }
            Self::Adoptions => {
                let after = Cursor::decode::<(i32, Uuid)>(after)?;
                let behind = after.map(|(count, last)| page::before(order(Column::Adoptions), count, last));
                (select.order_by_desc(Column::Adoptions), behind)
            }
            Self::Title => {
                // A forged cursor may hold what PostgreSQL cannot store.
                let after = Cursor::decode::<(String, Uuid)>(after)?;
                let behind = after.map(|(title, last)| {
                    page::behind(order(Column::TitleKey), title.replace('\0', ""), last)
                });
                return Ok(select
                    .order_by_asc(Column::TitleKey)
                    .order_by_asc(Column::Id)
                    .filter(Condition::all().add_option(behind)));
            }
        };
        Ok(select.order_by_desc(Column::Id).filter(Condition::all().add_option(behind)))
    }

    /// What the cursor keeps of an entry.
    pub fn key(self, card: &LibraryCard) -> Value {
        match self {
            Self::Made => json!(card.id),
            Self::Published => json!([card.published_at.map_or(0, Timestamp::micros), card.id]),
            Self::Adoptions => json!([card.adoptions, card.id]),
            Self::Title => json!([text::fold(&card.title), card.id]),
        }
    }
}
