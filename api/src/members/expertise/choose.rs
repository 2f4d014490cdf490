//! What people chose from the list.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set, sea_query::SelectStatement,
};

use super::{
    super::entity::{
        MemberId,
        expertise_field::{self, ExpertiseFieldId},
        member_field::{self, FieldKind},
    },
    FieldName,
};
use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
};

/// The fields of one person, in the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub expertise: Vec<FieldName>,
    pub interests: Vec<FieldName>,
}

/// What these people chose.
///
/// # Errors
/// When the database refuses.
pub async fn chosen_by(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = MemberId>,
) -> Result<HashMap<MemberId, Chosen>> {
    let rows = member_field::Entity::find()
        .find_also_related(expertise_field::Entity)
        .filter(member_field::COLUMN.member_id.is_in(people))
        .order_by_asc(expertise_field::Column::Position)
        .order_by_asc(expertise_field::Column::Id)
        .all(db)
        .await?;
    let mut chosen: HashMap<MemberId, Chosen> = HashMap::new();
    for (row, field) in rows {
        let Some(field) = field else { continue };
        let of = chosen.entry(row.member_id).or_default();
        let list = match row.kind {
            FieldKind::Expertise => &mut of.expertise,
            FieldKind::Interest => &mut of.interests,
        };
        list.push(FieldName { id: field.id, name: field.name });
    }
    Ok(chosen)
}

/// Those who chose the field, to ask with `IN`.
pub fn having(field: ExpertiseFieldId, kind: Option<FieldKind>) -> SelectStatement {
    let mut people = member_field::Entity::find()
        .select_only()
        .column(member_field::Column::MemberId)
        .filter(member_field::COLUMN.field_id.eq(field));
    if let Some(kind) = kind {
        people = people.filter(member_field::COLUMN.kind.eq(kind));
    }
    people.into_query()
}

/// Puts these in place of what the person chose before; `at` is where the form has them. A retired field stays with whoever
/// has it, and comes to nobody else.
///
/// # Errors
/// 422 when one of them is not offered.
pub async fn choose(
    tx: &Tx,
    member: MemberId,
    kind: FieldKind,
    fields: &[ExpertiseFieldId],
    at: &str,
) -> Result<()> {
    let wanted: BTreeSet<ExpertiseFieldId> = fields.iter().copied().collect();
    let theirs = Condition::all()
        .add(member_field::COLUMN.member_id.eq(member))
        .add(member_field::COLUMN.kind.eq(kind));
    let before: BTreeSet<ExpertiseFieldId> = member_field::Entity::find()
        .filter(theirs.clone())
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| row.field_id)
        .collect();
    let new: Vec<ExpertiseFieldId> = wanted.difference(&before).copied().collect();
    if !new.is_empty() {
        let offered: Vec<ExpertiseFieldId> = expertise_field::Entity::find()
            .select_only()
            .column(expertise_field::Column::Id)
            .filter(expertise_field::COLUMN.id.is_in(new.clone()))
            .filter(expertise_field::COLUMN.retired.eq(false))
            .into_tuple()
            .all(&**tx)
            .await?;
        if offered.len() < new.len() {
            return Err(Problem::field(at, "unknown_reference"));
        }
    }
    let gone: Vec<ExpertiseFieldId> = before.difference(&wanted).copied().collect();
    if !gone.is_empty() {
        let these = member_field::COLUMN.field_id.is_in(gone);
        member_field::Entity::delete_many().filter(theirs).filter(these).exec(&**tx).await?;
    }
    if !new.is_empty() {
        let rows = new.into_iter().map(|field| member_field::ActiveModel {
            member_id: Set(member),
            kind: Set(kind),
            field_id: Set(field),
        });
        member_field::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
