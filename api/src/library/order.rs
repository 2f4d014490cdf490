//! The orders of the list, each with the key that its cursor keeps. The id decides between equals.

use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, Select};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entity::{
    LibraryEntryId,
    library_entry::{COLUMN, Column, Entity, Model},
};
use crate::platform::{id::Id, page::Cursor, problem::Result, time::Timestamp};

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
        let id = LibraryEntryId::from_uuid;
        let (select, behind) = match self {
            Self::Made => {
                let after = Cursor::id::<LibraryEntryId>(after)?;
                (select, after.map(|after| Condition::all().add(COLUMN.id.lt(after))))
            }
            Self::Published => {
                let behind = Cursor::decode::<(i64, Uuid)>(after)?.map(|(at, last)| {
                    let at = Timestamp(at);
                    Condition::any()
                        .add(Column::PublishedAt.lt(at))
                        .add(Condition::all().add(Column::PublishedAt.eq(at)).add(COLUMN.id.lt(id(last))))
                });
                (select.order_by_desc(Column::PublishedAt), behind)
            }
            Self::Adoptions => {
                let behind = Cursor::decode::<(i32, Uuid)>(after)?.map(|(adoptions, last)| {
                    Condition::any()
                        .add(COLUMN.adoptions.lt(adoptions))
                        .add(Condition::all().add(COLUMN.adoptions.eq(adoptions)).add(COLUMN.id.lt(id(last))))
                });
                (select.order_by_desc(Column::Adoptions), behind)
            }
            Self::Title => {
                let behind = Cursor::decode::<(String, Uuid)>(after)?.map(|(title, last)| {
                    // A forged cursor may hold what PostgreSQL cannot store.
                    let title = title.replace('\0', "");
                    Condition::any().add(COLUMN.title_key.gt(title.as_str())).add(
                        Condition::all().add(COLUMN.title_key.eq(title.as_str())).add(COLUMN.id.lt(id(last))),
                    )
                });
                (select.order_by_asc(Column::TitleKey), behind)
            }
        };
        Ok(select.order_by_desc(Column::Id).filter(Condition::all().add_option(behind)))
    }

    /// What the cursor keeps of a row.
    pub fn key(self, row: &Model) -> Value {
        match self {
            Self::Made => json!(row.id),
            Self::Published => json!([row.published_at.map_or(0, Timestamp::micros), row.id]),
            Self::Adoptions => json!([row.adoptions, row.id]),
            Self::Title => json!([row.title_key, row.id]),
        }
    }
}
