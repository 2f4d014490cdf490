use sea_orm::Set;
use serde_json::json;
use wenovate::{
    library::AdoptionStatus,
    submissions::{SubmissionStatus, Visibility},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn counts_of_few_people_are_withheld(app: TestApp) {
    let body = app.organisation().await;
    let path = format!("/insights/organisations/{}", body.code);
    for _ in 0..4 {
        app.member_of(&body).signed_out().await;
    }
    assert_eq!(app.visitor().get(&path).await.ok().json()["figures"]["members"], json!(null));
    let admin = app.admin().of(&body).await;
    assert_eq!(app.visitor().get(&path).await.ok().json()["figures"]["members"], 5);
    assert_eq!(admin.get(&path).await.ok().json()["figures"]["adoptions"], json!(null), "nor for the staff");
    assert_eq!(app.visitor().get("/insights/organisations/NONE").await.problem(), "404 not-found");
}

#[both_databases]
async fn what_is_not_public_is_not_found_from_the_total(app: TestApp) {
    let (body, campaign) = (app.organisation().await, app.campaign().await);
    let member = app.member_of(&body).await;
    let path = format!("/insights/organisations/{}", body.code);
    let hand_in = async |visibility: Visibility| {
        app.submission(&campaign, &member).with(|row| row.visibility = Set(visibility)).await
    };
    for _ in 0..5 {
        hand_in(Visibility::Public).await;
    }
    app.submission(&campaign, &member)
        .with(|row| (row.visibility, row.status) = (Set(Visibility::Public), Set(SubmissionStatus::Draft)))
        .await;
    let page = app.visitor().get(&path).await.ok().json();
    assert_eq!(page["figures"]["submissions"], 5);
    assert_eq!(page["submissions"].as_array().unwrap().len(), 5);
    hand_in(Visibility::Department).await;
    let page = app.visitor().get(&path).await.ok().json();
    assert_eq!(page["figures"]["submissions"], json!(null), "six would tell of the one that is hidden");
    assert_eq!(page["submissions"].as_array().unwrap().len(), 5);
    hand_in(Visibility::Network).await;
    let seen = |page: serde_json::Value| page["submissions"].as_array().unwrap().len();
    assert_eq!(seen(member.get(&path).await.ok().json()), 7, "its author sees the hidden ones");
    assert_eq!(seen(app.member().await.get(&path).await.ok().json()), 6);
    assert_eq!(seen(app.visitor().get(&path).await.ok().json()), 5);
}

#[both_databases]
async fn a_body_shows_its_names_its_tree_and_what_it_adopted(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let above = body.id;
    let below = app.organisation().with(|row| row.parent_id = Set(Some(above))).await;
    let entry = app.library_entry(below.id, "Μητρώο αναμονής").await;
    let representative = app.member_of(&body).await;
    app.mandate(&representative, None).await;
    let adopt = json!({ "organisation_id": body.id, "note": "" });
    representative.post(format!("/library-entries/{}/adoptions", entry.slug), adopt).await.expect(201);
    let form = json!({ "code": body.code, "name_el": "Δήμος Νέων Δοκιμών", "kind": "municipality",
        "region": "EL30", "status": "active" });
    admin.if_match("\"1\"").put(format!("/organisations/{}", body.id), form).await.ok();
    let page = app.visitor().get(format!("/insights/organisations/{}", body.code)).await.ok().json();
    assert_eq!(page["former_names"][0]["name_el"], json!(body.name_el));
    assert_eq!(page["below"][0]["code"], json!(below.code));
    assert_eq!(page["adoptions"][0]["entry"]["slug"], json!(entry.slug));
    assert_eq!(page["adoptions"][0]["status"], json!(AdoptionStatus::Interested));
    let maker = app.visitor().get(format!("/insights/organisations/{}", below.code)).await.ok().json();
    assert_eq!(maker["entries"][0]["title"], "Μητρώο αναμονής");
    assert_eq!(maker["organisation"]["parent"]["code"], json!(body.code));
}

/// Who acted, and for whom.
#[both_databases]
async fn an_adoption_is_audited_as_person_and_body(app: TestApp) {
    let body = app.organisation().await;
    let entry = app.library_entry(app.organisation().await.id, "Μητρώο αναμονής").await;
    let representative = app.member_of(&body).await;
    app.mandate(&representative, None).await;
    let adopt = json!({ "organisation_id": body.id, "note": "" });
    representative.post(format!("/library-entries/{}/adoptions", entry.slug), adopt).await.expect(201);
    let events = app.admin().await.get(format!("/audit-events?acted_for={}", body.id)).await.ok().items();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["event"], "adoptions.begun");
    assert_eq!(events[0]["actor_id"], json!(representative.id()));
    assert_eq!(events[0]["acted_for"]["name_el"], json!(body.name_el));
}

#[both_databases]
async fn facets_count_bodies_beside_the_other_choices(app: TestApp) {
    app.organisation().await;
    app.organisation().with(|row| row.region = Set(Some("EL54".into()))).await;
    let facets = app.visitor().get("/organisation-facets?region=EL54").await.ok().json();
    assert_eq!(facets["kind"], json!([{ "value": "municipality", "count": 1 }]));
    assert_eq!(facets["region"].as_array().unwrap().len(), 2);
}
