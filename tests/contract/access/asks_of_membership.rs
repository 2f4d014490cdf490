//! What is asked of where people stand, of the queue, of imports, of the directory and of the list of fields.

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{
    members::{
        DecisionDeed, DecisionStatus, DecisionTemplateId, ExpertiseFieldId, HeldDecisionId, ImportStatus,
        ImportVerdict, MemberId, MemberImportId, MemberImportRowId, MemberStatus, StandingChangeId,
        StandingRule, decision_template, directory_entry, expertise_field, held_decision,
        member_import::{self, ImportColumn, ImportColumns},
        member_import_row::{self, ImportCells, ImportFaults},
        standing_change,
    },
    platform::{localized::LocalizedText, time::days},
};

use super::{
    asks_of_joining::person,
    world::{Ask, World},
};
use crate::{
    app::{PASSWORD, TestApp, next_number},
    members::STRONG,
};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    Some(match operation {
        "leave_network" => Ask::at("/me/leave".into()).saying(json!({ "current_password": PASSWORD })),
        "return_to_network" => Ask::at("/members/return".into()).saying(json!({ "token": "used" })),
        "decide_members" | "preview_member_decisions" => {
            let path = if operation == "decide_members" { "" } else { "/preview" };
            let person = app.member().status(MemberStatus::AwaitingApproval).signed_out().await;
            Ask::at(format!("/member-decisions{path}")).saying(json!({ "deed": "approve",
                "members": [{ "id": person.id(), "revision": 1 }], "text": "Τηλεφωνικά" }))
        }
        "invite_member" => Ask::at(format!("{}/invite", person(world, MemberStatus::Managed).await)),
        "claim_profile" => Ask::at("/members/claim".into())
            .saying(json!({ "token": "used", "password": STRONG,
            "consents": { "terms": "2026-11", "privacy": "2026-11" } })),
        "create_member_import" => Ask {
            file: Some("Όνομα;Επώνυμο;Email\nΕλένη;Ζαχαράκη;eleni@nobody.example\n".into()),
            ..Ask::at("/member-imports".into())
        },
        "map_member_import" => Ask::at(format!("/member-imports/{}/columns", import_of(world).await))
            .saying(json!({ "fields": ["given_name"] })),
        "apply_member_import" => Ask::at(format!("/member-imports/{}/apply", import_of(world).await))
            .saying(json!({ "invites": false })),
        "discard_member_import" | "show_member_import" => {
            Ask::at(format!("/member-imports/{}", import_of(world).await))
        }
        "list_member_import_rows" => Ask::at(format!("/member-imports/{}/rows", world.import)),
        "request_email_change" => Ask::at("/me/email-change".into()).saying(
            json!({ "email": format!("new{}@tests.example", next_number()), "current_password": PASSWORD }),
        ),
        "cancel_email_change" => Ask::at("/me/email-change".into()),
        "confirm_email_change" | "refuse_email_change" => {
            let deed = operation.trim_end_matches("_email_change");
            Ask::at(format!("/members/email-change/{deed}")).saying(json!({ "token": "used" }))
        }
        "choose_my_directory_entry" => Ask::at("/me/directory".into()).saying(json!({ "listed": true,
            "shows_organisation": true, "shows_unit": true, "shows_post": true, "shows_expertise": false,
            "shows_email": false })),
        "undo_decision" => Ask::at(format!("/member-decisions/{}", held_decision_of(world).await)),
        "create_expertise_field" => Ask::at("/expertise-fields".into()).saying(a_field()),
        "revise_expertise_field" => {
            Ask::at(format!("/expertise-fields/{}", field(&world.app).await)).saying(a_field())
        }
        "create_decision_template" => Ask::at("/decision-templates".into()).saying(a_template()),
        "revise_decision_template" => {
            Ask::at(format!("/decision-templates/{}", template_of(world).await)).saying(a_template())
        }
        _ => return None,
    })
}

fn a_template() -> Value {
    json!({ "deed": "reject", "title": { "el": "Άγνωστος φορέας" }, "text": { "el": "Δεν σας γνωρίζουμε." } })
}

fn a_field() -> Value {
    json!({ "code": format!("field-{}", next_number()), "name": { "el": "Ψηφιακή πολιτική", "en": "Digital policy" },
        "position": 500, "retired": false })
}

pub async fn field(app: &TestApp) -> ExpertiseFieldId {
    let row = app.row(expertise_field::ActiveModel {
        id: Set(app.id()),
        code: Set(format!("field-{}", next_number())),
        name: Set(LocalizedText::new("Ψηφιακή πολιτική", "Digital policy")),
        position: Set(500),
        retired: Set(false),
        revision: Set(1),
        created_at: Set(app.now()),
    });
    row.await.id
}

/// A text to give reasons with.
pub async fn template_of(world: &World) -> DecisionTemplateId {
    let template = world.app.row(decision_template::ActiveModel {
        id: Set(world.app.id()),
        deed: Set(DecisionDeed::Reject),
        title: Set(LocalizedText::new("Άγνωστος φορέας", "")),
        text: Set(LocalizedText::new("Δεν σας γνωρίζουμε.", "")),
        retired: Set(false),
        revision: Set(1),
        created_at: Set(world.app.now()),
    });
    template.await.id
}

/// A decision that can be undone.
pub async fn held_decision_of(world: &World) -> HeldDecisionId {
    let app = &world.app;
    let person = app.member().status(MemberStatus::AwaitingApproval).signed_out().await;
    let held = app.row(held_decision::ActiveModel {
        id: Set(app.id()),
        member_id: Set(person.id()),
        deed: Set(DecisionDeed::Approve),
        text: Set(None),
        decided_by: Set(world.somebody.id()),
        decided_at: Set(app.now()),
        release_at: Set(app.now() + days(1)),
        closed_at: Set(None),
        status: Set(DecisionStatus::Held),
    });
    held.await.id
}

/// An import whose one row is ready.
pub async fn import_of(world: &World) -> MemberImportId {
    import(&world.app, world.somebody.id()).await
}

/// The same, of anybody.
pub async fn import(app: &TestApp, by: MemberId) -> MemberImportId {
    let columns = vec![ImportColumn { header: "Όνομα".into(), field: None }];
    let import = app.row(member_import::ActiveModel {
        id: Set(app.id()),
        file_name: Set("staff.csv".into()),
        status: Set(ImportStatus::Checked),
        columns: Set(ImportColumns(columns)),
        invites: Set(false),
        total: Set(1),
        ready: Set(1),
        applied: Set(0),
        created_by: Set(by),
        revision: Set(1),
        created_at: Set(app.now()),
    });
    let id = import.await.id;
    import_row(app, id).await;
    id
}

/// A row of an import.
pub async fn import_row(app: &TestApp, import: MemberImportId) -> MemberImportRowId {
    let row = app.row(member_import_row::ActiveModel {
        id: Set(app.id()),
        import_id: Set(import),
        number: Set(i32::try_from(next_number()).unwrap()),
        cells: Set(ImportCells(vec!["Ελένη".into()])),
        verdict: Set(ImportVerdict::Faulty),
        faults: Set(ImportFaults::default()),
        email: Set(None),
        organisation_id: Set(None),
        member_id: Set(None),
    });
    row.await.id
}

/// Somebody in the directory.
pub async fn listed(app: &TestApp) {
    let member = app.member().signed_out().await;
    let entry = app.row(directory_entry::ActiveModel {
        member_id: Set(member.id()),
        sort_name: Set(format!("δοκιμη {}", next_number())),
        organisation_id: Set(None),
        shows_organisation: Set(false),
        shows_unit: Set(false),
        shows_post: Set(false),
        shows_expertise: Set(false),
        shows_interests: Set(false),
        shows_email: Set(false),
    });
    entry.await;
}

/// A change of somebody's standing.
pub async fn standing_change_of(app: &TestApp, member: MemberId) -> StandingChangeId {
    let change = app.row(standing_change::ActiveModel {
        id: Set(app.id()),
        member_id: Set(member),
        before: Set(None),
        status: Set(MemberStatus::Active),
        rule: Set(StandingRule::Registration),
        by: Set(None),
        evidence: Set(None),
        reason: Set(None),
        at: Set(app.now()),
    });
    change.await.id
}
