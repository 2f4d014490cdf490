//! What the program itself makes of its settings.

use crate::app::{
    TestApp, both_databases,
    elsewhere::{self, as_taxpayer, begin},
};

/// As an operator sets them, in one variable, and with a log that tells no tax number.
#[both_databases]
async fn the_program_reads_its_providers_and_logs_no_tax_number(app: TestApp) {
    app.keep_system_time();
    let it = elsewhere::dialect();
    let value = format!(
        "[{{key=\"{}\",kind=\"oauth2_xml\",name_el=\"Δημόσιοι υπάλληλοι\",name_en=\"Public servants\",\
         authorization_url=\"{}\",token_url=\"{}\",userinfo_url=\"{}\",client_id=\"{}\",client_secret=\"κοινό μυστικό\"}}]",
        it.key,
        it.authorization_url.unwrap(),
        it.token_url.unwrap(),
        it.userinfo_url.unwrap(),
        it.client_id,
    );
    let mut program = app.program();
    program.arg("serve").env("WENOVATE_SIGN_IN_PROVIDERS", value).env("WENOVATE_LOG", "debug");
    let process = crate::app::Process::start(&mut program).await;
    let browser = process.visitor();
    let offered = browser.get("/sign-in-providers").await.ok();
    assert_eq!(offered.text_at("/items/0/name/el"), "Δημόσιοι υπάλληλοι");
    for misbehaving in [None, Some("malformed"), Some("empty")] {
        let answer = as_taxpayer(begin(&browser, "public-servants").await, "123456783", misbehaving).await;
        elsewhere::come_back(&browser, "public-servants", &answer).await;
    }
    let log = process.log();
    assert!(log.contains("sign-in-providers"), "the requests are logged");
    assert!(!log.contains("123456783"), "the tax number stands in the log");
    assert!(!log.contains("κοινό"), "the secret stands in the log");
    process.stop().await;
}
