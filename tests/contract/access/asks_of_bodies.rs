//! What is asked of the registry of bodies, of their units, and of those who are to represent them.

use sea_orm::Set;
use serde_json::json;
use wenovate::organisations::{imports::RegistryImportStatus, registry_state};

use super::world::{Ask, World};
use crate::{
    app::{Member, next_number},
    organisations::units::a_unit,
};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    Some(match operation {
        "create_unit" => {
            let code = format!("N{}", next_number());
            Ask::at(format!("/organisations/{}/units", world.body.id)).saying(a_unit(&code, None))
        }
        "revise_unit" => {
            let unit = app.unit(world.body.id).await;
            Ask::at(format!("/units/{}", unit.id)).saying(a_unit(&unit.code, None))
        }
        "propose_mandate" => Ask::at(format!("/organisations/{}/mandate-proposals", world.body.id))
            .saying(json!({ "member_id": colleague(world).await.id(), "starts_on": "2026-11-24",
                    "decision_reference": null, "ada": "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7" })),
        "confirm_mandate_proposal" => Ask::at(format!("{}/confirm", proposal(world).await)),
        "refuse_mandate_proposal" => Ask::at(format!("{}/refuse", proposal(world).await))
            .saying(json!({ "reason": "Λείπει η απόφαση." })),
        "withdraw_mandate_proposal" => {
            let nominee = colleague(world).await;
            let proposal = app.mandate_proposal(&nominee, &world.member).await;
            Ask::at(format!("/mandate-proposals/{}/withdraw", proposal.id))
        }
        "create_registry_import" => Ask::at("/registry-imports".into()).saying(json!({ "source": "file" })),
        "apply_registry_import" => {
            let now = registry_state::revision(&*app.foundation().db).await.unwrap();
            let import = app.registry_import().with(|row| row.registry_revision = Set(Some(now)));
            Ask::at(format!("/registry-imports/{}/apply", import.await.id))
        }
        "discard_registry_import" => Ask::at(format!("/registry-imports/{}", app.registry_import().await.id)),
        "upload_registry_file" => {
            let awaited = app.registry_import().with(|row| row.status = Set(RegistryImportStatus::Awaited));
            let mut ask = Ask::at(format!("/registry-imports/{}/file", awaited.await.id));
            ask.file = Some(b"code,preferred_label\n".to_vec());
            ask
        }
        _ => return None,
    })
}

async fn colleague(world: &World) -> Member {
    world.app.member_of(&world.body).signed_out().await
}

/// Of a body that has no representative.
async fn proposal(world: &World) -> String {
    let nominee = world.app.member().signed_out().await;
    format!("/mandate-proposals/{}", world.app.mandate_proposal(&nominee, &nominee).await.id)
}
