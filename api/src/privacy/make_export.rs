//! Making a copy of a person's data.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    archive::{self, Part},
    entity::{DataExportId, data_export},
    letters,
    map::map,
    person::Person,
};
use crate::{
    members::member,
    notifications,
    platform::{
        audit::{Identity, did},
        foundation::Foundation,
        id::Id,
        jobs::Job,
        localized::LocalizedText,
        problem::Result,
        storage,
        time::days,
    },
};

/// How long it can be fetched.
const KEPT_DAYS: u64 = 7;

/// Gathers everything that the map shows of the person, and says that it is ready.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeExport {
    pub export: DataExportId,
}

impl Job for MakeExport {
    const NAME: &'static str = "privacy.make_export";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let wanted = data_export::Entity::find_by_id(self.export).one(&*at.db).await?;
        let Some(wanted) = wanted.filter(|export| export.ready_at.is_none()) else { return Ok(()) };
        let Some(member) = member::Entity::find_by_id(wanted.member_id).one(&*at.db).await? else {
            return Ok(());
        };
        let person = Person::from(&member);
        let mut parts = Vec::new();
        for records in map().into_iter().filter(|records| !records.shown.is_empty()) {
            parts.push(Part::read(&*at.db, records, &person).await?);
        }
        let bytes = archive::zip(&parts, wanted.language, at.db.now())?;
        let name = format!("we-novate-{}.zip", at.db.now().date());
        let stored = storage::store_made(&at.db, &at.storage, name, "application/zip", bytes).await?;

        let tx = at.db.begin(&Identity::System).await?;
        let file = storage::keep(&tx, stored).await?;
        let end = tx.now() + days(KEPT_DAYS);
        let mut ready = wanted.into_active_model();
        ready.file_id = Set(Some(file.id));
        ready.ready_at = Set(Some(tx.now()));
        ready.expires_at = Set(Some(end));
        ready.update(&*tx).await?;
        let until = letters::day(end, member.language);
        letters::write(&tx, &member, "export_ready", json!({ "until": until })).await?;
        let notice = notifications::Notice {
            member: member.id,
            kind: "privacy.export_ready",
            subject: ("data_export", self.export.uuid()),
            text: LocalizedText::new(
                "Το αντίγραφο των δεδομένων σας είναι έτοιμο",
                "The copy of your data is ready",
            ),
            path: "/me/privacy".into(),
        };
        notifications::show(&tx, &notice).await?;
        tx.commit(did("data_exports.made", "data_export", self.export)).await
    }
}
