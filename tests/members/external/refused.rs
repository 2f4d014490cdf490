//! A provider that does wrong is refused, and one that is ill is told apart from one that is wrong.

use serde_json::json;

use crate::app::{
    Client, TestApp, both_databases,
    elsewhere::{agree, begin, certified, come_back, follow, hostile, nowhere},
};

async fn at(browser: &Client, wrong: &str) -> String {
    let answer = follow(begin(browser, wrong).await).await;
    come_back(browser, wrong, &answer).await.problem()
}

#[both_databases]
async fn what_the_provider_did_not_sign_for_us_is_refused(app: TestApp) {
    let wrong = [
        "alg-none",
        "alg-hs256",
        "wrong-key",
        "wrong-nonce",
        "no-nonce",
        "wrong-issuer",
        "wrong-audience",
        "two-audiences",
        "expired",
        "from-the-future",
        "mixed-up",
        "no-iss",
        "refusing",
    ];
    let all = wrong.iter().chain(&["honest", "no-subject"]).map(|wrong| hostile(wrong)).collect();
    let replica = app.offering(all).await;
    let browser = replica.visitor();
    for wrong in wrong {
        assert_eq!(at(&browser, wrong).await, "403 provider-refused", "{wrong}");
    }
    assert_eq!(at(&browser, "no-subject").await, "503 provider-unavailable", "a token that cannot be read");
    let answer = follow(begin(&browser, "honest").await).await;
    assert!(come_back(&browser, "honest", &answer).await.ok().json()["unlinked"].is_object());
    replica.stop().await;
}

#[both_databases]
async fn a_provider_that_cannot_be_asked_is_no_fault_of_ours(app: TestApp) {
    let ill = ["failing", "large", "no-json", "elsewhere", "another-issuer"];
    let mut all: Vec<_> = ill.iter().map(|wrong| hostile(wrong)).collect();
    all.push(nowhere());
    let replica = app.offering(all).await;
    for key in ill.iter().chain(&["nowhere"]) {
        let begun = replica.visitor().post(format!("/sign-in-providers/{key}/attempts"), ()).await;
        assert_eq!(begun.problem(), "503 provider-unavailable", "{key}");
        assert_eq!(begun.header("retry-after"), "20");
    }
    replica.stop().await;
}

#[both_databases]
async fn a_provider_that_does_not_answer_is_not_waited_for_again_and_again(app: TestApp) {
    let replica = app.offering(vec![hostile("slow")]).await;
    let path = "/sign-in-providers/slow/attempts";
    let began = std::time::Instant::now();
    assert_eq!(replica.visitor().post(path, ()).await.problem(), "503 provider-unavailable");
    assert!(began.elapsed().as_secs() < 15);
    let began = std::time::Instant::now();
    assert_eq!(replica.visitor().post(path, ()).await.problem(), "503 provider-unavailable");
    assert!(began.elapsed().as_secs() < 2);
    replica.stop().await;
}

#[both_databases]
async fn a_code_of_another_attempt_is_refused_by_its_proof_of_possession(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let (thief, victim) = (replica.visitor(), replica.visitor());
    let stolen = agree(begin(&victim, "certified").await, "thyma").await;
    let mut own = agree(begin(&thief, "certified").await, "kleftis").await;
    own["code"] = stolen["code"].clone();
    assert_eq!(come_back(&thief, "certified", &own).await.problem(), "403 provider-refused");
    replica.stop().await;
}

#[both_databases]
async fn another_issuers_answer_is_refused(app: TestApp) {
    let replica = app.offering(vec![certified("certified")]).await;
    let browser = replica.visitor();
    let mut answer = agree(begin(&browser, "certified").await, "eleni").await;
    assert!(answer["iss"].is_string(), "the provider says who it is");
    answer["iss"] = json!("https://elsewhere.example");
    assert_eq!(come_back(&browser, "certified", &answer).await.problem(), "403 provider-refused");
    let mut answer = agree(begin(&browser, "certified").await, "eleni").await;
    answer.as_object_mut().unwrap().remove("iss");
    assert_eq!(come_back(&browser, "certified", &answer).await.problem(), "403 provider-refused");
    replica.stop().await;
}
