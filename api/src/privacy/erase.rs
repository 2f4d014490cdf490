//! Erasing a person, by the map.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, Query, SimpleExpr},
};

use super::{entity::data_export, map::map, person::Person};
use crate::{
    members::{self, member},
    platform::{
        db::Tx,
        personal::{Cleared, Fate, Records},
        problem::Result,
        storage,
    },
};

/// Removes what goes and clears what stays: what refers to other rows first. Mandates end with this day.
///
/// # Errors
/// When the database refuses; nothing is erased then.
pub async fn erase(tx: &Tx, member: &member::Model) -> Result<()> {
    let person = Person::from(member);
    members::end_mandates(tx, member.id).await?;
    forget_archives(tx, member).await?;
    for records in map().iter().rev().filter(|records| !records.whose.is_empty()) {
        match records.fate {
            Fate::Erased => remove(tx, records, &person).await?,
            Fate::Kept(_) => clear(tx, records, &person).await?,
        }
    }
    Ok(())
}

async fn remove(tx: &Tx, records: &Records, person: &Person) -> Result<()> {
    let removal = Query::delete().from_table(records.table).cond_where(person.rows(records)).to_owned();
    tx.execute(&removal).await?;
    Ok(())
}

async fn clear(tx: &Tx, records: &Records, person: &Person) -> Result<()> {
    if records.cleared.is_empty() {
        return Ok(());
    }
    let mut change = Query::update().table(records.table).cond_where(person.rows(records)).to_owned();
    for (column, cleared) in records.cleared {
        change.value(*column, instead(*cleared, person));
    }
    tx.execute(&change).await?;
    Ok(())
}

/// Literals, not parameters: each database gives them the column's type.
fn instead(cleared: Cleared, person: &Person) -> SimpleExpr {
    match cleared {
        Cleared::Nothing => Expr::cust("NULL"),
        Cleared::Text(text) | Cleared::Json(text) => Expr::cust(format!("'{text}'")),
        Cleared::No => Expr::cust("FALSE"),
        // A domain that no mail can reach (RFC 2606).
        Cleared::NoAddress => Expr::val(format!("{}@erased.invalid", person.id)),
    }
}

/// The archives hold what is being erased.
async fn forget_archives(tx: &Tx, member: &member::Model) -> Result<()> {
    let archives = data_export::Entity::find().filter(data_export::COLUMN.member_id.eq(member.id));
    let files = archives.all(&**tx).await?.into_iter().filter_map(|archive| archive.file_id).collect();
    data_export::Entity::delete_many()
        .filter(data_export::COLUMN.member_id.eq(member.id))
        .exec(&**tx)
        .await?;
    storage::forget(tx, files).await
}
