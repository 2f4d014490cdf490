use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    demo,
    platform::{
        config::Config,
        json::Json,
        localized::LocalizedText,
        problem::{Problem, Result},
    },
};

/// The accounts with which the demonstration is tried out.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoAccounts {
    /// The same for all.
    pub password: &'static str,
    pub accounts: Vec<DemoAccount>,
}

/// An account of the demonstration.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoAccount {
    #[schema(example = "melos@ioannina.gr")]
    pub email: &'static str,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    pub role: LocalizedText,
}

/// List the demonstration's accounts.
///
/// One of each role, with the password, since all that they hold is invented. Elsewhere there is nothing here.
#[utoipa::path(tag = "administration", security(()), responses(
    (status = OK, description = "The accounts", body = DemoAccounts)))]
#[get("/demo/accounts")]
pub async fn list_demo_accounts(config: web::Data<Config>) -> Result<Json<DemoAccounts>> {
    if !config.demo {
        return Err(Problem::not_found());
    }
    let account = |account: &demo::Account| DemoAccount {
        email: account.email,
        name: format!("{} {}", account.given_name, account.family_name),
        role: LocalizedText::new(account.role_el, account.role_en),
    };
    let accounts = demo::ACCOUNTS.iter().map(account).collect();
    Ok(Json(DemoAccounts { password: demo::PASSWORD, accounts }))
}
