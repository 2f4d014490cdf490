use serde_json::{Value, json};
use time::Date;

use crate::app::{Member, Organisation, TestApp, both_databases};

fn proposing(member: &Member) -> Value {
    json!({ "member_id": member.id(), "starts_on": "2026-11-24", "decision_reference": "Απόφαση Δημάρχου 12/2026",
        "ada": "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7" })
}

fn path(body: &Organisation) -> String {
    format!("/organisations/{}/mandate-proposals", body.id)
}

#[both_databases]
async fn a_body_proposes_and_an_administrator_confirms(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let (proposer, nominee) = (app.member_of(&body).await, app.member_of(&body).await);
    let proposed = proposer.post(path(&body), proposing(&nominee)).await.expect(201);
    assert_eq!(proposed.json()["abilities"], json!({ "can_decide": false, "can_withdraw": true }));
    assert!(app.last_mail(nominee.email()).await.subject.contains(&body.name_el));
    assert!(app.last_mail(admin.email()).await.subject.contains(&body.name_el));
    assert_eq!(nominee.get("/me").await.ok().json()["represents"], json!([]), "not before it is confirmed");
    let queue = admin.get("/mandate-proposals?status=proposed").await.ok().items();
    assert_eq!(queue[0]["abilities"]["can_decide"], true);
    let confirm = format!("/mandate-proposals/{}/confirm", proposed.id());
    assert_eq!(admin.post(&confirm, ()).await.problem(), "428 precondition-required");
    let confirmed = admin.if_match("\"1\"").post(&confirm, ()).await.ok();
    assert_eq!(confirmed.json()["status"], "confirmed");
    assert_eq!(nominee.get("/me").await.ok().json()["represents"][0]["id"], json!(body.id));
    let mine = nominee.get("/me/bodies").await.ok().items();
    assert_eq!(mine[0]["representatives"][0]["mandate"]["ada"], "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7");
    assert!(app.last_mail(proposer.email()).await.subject.contains("Επιβεβαιώθηκε"));
    assert_eq!(admin.if_match("\"2\"").post(&confirm, ()).await.problem(), "409 proposal-decided");
    assert_eq!(app.audit().await, ["mandates.proposed", "mandates.confirmed"]);
}

#[both_databases]
async fn a_refusal_has_a_reason_and_the_body_may_propose_anew(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let member = app.member_of(&body).await;
    let proposed = member.post(path(&body), proposing(&member)).await.expect(201);
    assert_eq!(member.post(path(&body), proposing(&member)).await.problem(), "409 proposal-exists");
    let refuse = format!("/mandate-proposals/{}/refuse", proposed.id());
    let without = admin.if_match("\"1\"").post(&refuse, json!({ "reason": "" })).await;
    assert_eq!(without.problem(), "422 validation /reason length");
    let refused = admin.if_match("\"1\"").post(&refuse, json!({ "reason": "Λείπει η απόφαση." })).await.ok();
    assert_eq!(refused.json()["reason"], "Λείπει η απόφαση.");
    assert!(app.last_mail(member.email()).await.text.contains("Λείπει η απόφαση."));
    member.post(path(&body), proposing(&member)).await.expect(201);
}

#[both_databases]
async fn others_propose_only_while_there_is_no_representative(app: TestApp) {
    let body = app.organisation().await;
    let (member, other) = (app.member_of(&body).await, app.member_of(&body).await);
    let foreign = app.member().await;
    assert_eq!(foreign.post(path(&body), proposing(&member)).await.problem(), "403 not-the-bodys");
    app.mandate(&member, None).await;
    assert_eq!(other.post(path(&body), proposing(&other)).await.problem(), "403 not-the-bodys");
    assert_eq!(member.post(path(&body), proposing(&member)).await.problem(), "409 mandate-exists");
    let refused = member.post(path(&body), proposing(&foreign)).await;
    assert_eq!(refused.problem(), "422 validation /member_id unknown_reference");
    member.post(path(&body), proposing(&other)).await.expect(201);
    let may = |reply: crate::app::Reply| reply.items()[0]["abilities"]["can_propose"].clone();
    assert_eq!(may(member.get("/me/bodies").await.ok()), true);
    assert_eq!(may(other.get("/me/bodies").await.ok()), false);
}

/// The right to propose ends with the mandate, the same day.
#[both_databases]
async fn an_ended_mandate_proposes_nobody(app: TestApp) {
    let body = app.organisation().await;
    let (former, present) = (app.member_of(&body).await, app.member_of(&body).await);
    app.mandate(&former, Some(Date::from_ordinal_date(2026, 327).unwrap())).await;
    app.mandate(&present, None).await;
    assert_eq!(former.post(path(&body), proposing(&former)).await.problem(), "403 not-the-bodys");
    let db = &*app.foundation().db;
    let today = app.now().date();
    let formerly = wenovate::members::formerly_represented_by(db, former.id(), today).await.unwrap();
    assert_eq!(formerly, [body.id]);
    assert_eq!(wenovate::members::formerly_represented_by(db, present.id(), today).await.unwrap(), []);
}

#[both_databases]
async fn a_body_has_two_representatives_unless_it_is_said_otherwise(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let people = [app.member_of(&body).await, app.member_of(&body).await, app.member_of(&body).await];
    app.mandate(&people[0], None).await;
    app.mandate(&people[1], None).await;
    let third = format!("/members/{}/mandates", people[2].id());
    let from = |day: &str| json!({ "organisation_id": body.id, "starts_on": day });
    assert_eq!(admin.post(&third, from("2026-11-24")).await.problem(), "409 mandates-full");
    let proposed = people[0].post(path(&body), proposing(&people[2])).await.expect(201);
    let confirm = format!("/mandate-proposals/{}/confirm", proposed.id());
    assert_eq!(admin.if_match("\"1\"").post(&confirm, ()).await.problem(), "409 mandates-full");
    let shown = admin.get(format!("/members/{}", people[1].id())).await.ok().json();
    let end = format!("/mandates/{}/end", shown["mandates"][0]["id"].as_str().unwrap());
    admin.post(end, json!({ "ends_on": "2026-11-30" })).await.ok();
    assert!(app.last_mail(people[1].email()).await.text.contains("2026-11-30"));
    assert_eq!(
        admin.post(&third, from("2026-11-30")).await.problem(),
        "409 mandates-full",
        "the last day counts"
    );
    admin.post(&third, from("2026-12-01")).await.expect(201);
}

#[both_databases]
async fn nobody_decides_on_their_own_proposal(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().of(&body).await;
    let proposed = admin.post(path(&body), proposing(&admin)).await.expect(201);
    let confirm = format!("/mandate-proposals/{}/confirm", proposed.id());
    assert_eq!(admin.if_match("\"1\"").post(&confirm, ()).await.problem(), "403 own-proposal");
    app.admin().await.if_match("\"1\"").post(&confirm, ()).await.ok();
}

#[both_databases]
async fn a_proposal_is_withdrawn_by_those_whose_it_is(app: TestApp) {
    let body = app.organisation().await;
    let (member, colleague) = (app.member_of(&body).await, app.member_of(&body).await);
    let proposed = member.post(path(&body), proposing(&colleague)).await.expect(201);
    let withdraw = format!("/mandate-proposals/{}/withdraw", proposed.id());
    for stranger in [&colleague, &app.member().await] {
        assert_eq!(stranger.if_match("\"1\"").post(&withdraw, ()).await.problem(), "404 not-found");
    }
    assert_eq!(member.if_match("\"1\"").post(&withdraw, ()).await.ok().json()["status"], "withdrawn");
    assert_eq!(member.if_match("\"2\"").post(&withdraw, ()).await.problem(), "409 proposal-decided");
}

#[both_databases]
async fn colleagues_are_for_those_of_the_body(app: TestApp) {
    let body = app.organisation().await;
    let (one, other) = (app.member_of(&body).await, app.member_of(&body).await);
    let path = format!("/organisations/{}/colleagues", body.id);
    let names = one.get(&path).await.ok().items();
    assert_eq!(names.len(), 2);
    assert!(names.iter().any(|name| name["id"] == json!(other.id())) && names[0].get("email").is_none());
    assert_eq!(app.member().await.get(&path).await.problem(), "404 not-found");
    assert_eq!(app.visitor().get(&path).await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn a_number_that_is_none_is_refused_and_latin_letters_become_greek(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let mut form = proposing(&member);
    form["ada"] = json!("ΑΠ 1200/2026");
    assert_eq!(member.post(path(&body), &form).await.problem(), "422 validation /ada ada");
    form["ada"] = json!("ada: 6z1o46mtλ6-xα1");
    let kept = member.post(path(&body), &form).await;
    assert_eq!(kept.problem(), "422 validation /ada ada", "the word before it is Greek, too");
    form["ada"] = json!("ΑΔΑ: 6z1o46mtλ6-xα1");
    assert_eq!(member.post(path(&body), &form).await.expect(201).json()["ada"], "6Ζ1Ο46ΜΤΛ6-ΧΑ1");
}
