//! People: rows as the product would have left them, with a session from `POST /sessions`.

use std::{future::IntoFuture, ops::Deref, sync::Arc};

use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use wenovate::{
    members::{Expertise, MemberStatus, PasswordHash, member, member_role},
    organisations::OrganisationId,
    platform::{language::Language, permission::Role, time::Timestamp},
};

use super::{
    Client, FACTORY, Inner, TestApp,
    factor::Factor,
    factory::{Made, Organisation},
    next_number,
};

/// The password of everybody whom these factories make.
pub const PASSWORD: &str = "σωστό-άλογο-μπαταρία-42";

/// Somebody who has signed in. Use it as a [`Client`].
#[derive(Clone, Debug)]
pub struct Member {
    row: member::Model,
    client: Client,
    /// Staff have one.
    factor: Option<Arc<Factor>>,
}

impl Deref for Member {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Member {
    /// The row as it was made.
    pub const fn row(&self) -> &member::Model {
        &self.row
    }

    pub const fn id(&self) -> wenovate::members::MemberId {
        self.row.id
    }

    pub const fn client(&self) -> &Client {
        &self.client
    }

    pub fn email(&self) -> &str {
        &self.row.email
    }

    /// The body; everybody has one whom these factories make, unless it was taken away.
    pub fn organisation_id(&self) -> OrganisationId {
        self.row.organisation_id.expect("a member of a body")
    }

    /// Opens a session there; its audit events are the factory's, see [`Inner::audit`].
    pub async fn sign_in_at(&self, client: &Client, now: Timestamp) {
        let quiet = client.with("X-Request-Id", FACTORY);
        let credentials = json!({ "email": self.row.email, "password": PASSWORD });
        let mut opened = quiet.post("/sessions", credentials).await.ok();
        if let Some(ticket) = opened.json().pointer("/second_factor/ticket") {
            let mut shown = self.proof(now);
            shown["ticket"] = ticket.clone();
            opened = quiet.post("/sessions/second-factor", shown).await.ok();
        }
        client.set_bearer(opened.text_at("/access_token"));
    }

    /// What the person shows as a second factor: each time another one.
    #[track_caller]
    pub fn proof(&self, now: Timestamp) -> Value {
        self.factor.as_ref().expect("somebody with a second factor").proof(now)
    }

    /// Shows the second factor once more, for what wants a fresh one.
    pub async fn step_up(&self, now: Timestamp) {
        let quiet = self.client.with("X-Request-Id", FACTORY);
        quiet.post("/sessions/current/second-factor", self.proof(now)).await.expect(204);
    }

    /// The secret of the authenticator app.
    #[track_caller]
    pub fn secret(&self) -> &[u8] {
        self.factor.as_ref().expect("somebody with a second factor").secret()
    }

    /// A new access token, once time has passed: the old one lives for minutes.
    pub async fn renew(&self) {
        let opened = self.client.with("X-Request-Id", FACTORY).post("/sessions/refresh", ()).await.ok();
        self.client.set_bearer(opened.text_at("/access_token"));
    }
}

pub struct Making {
    app: TestApp,
    row: member::ActiveModel,
    roles: Vec<Role>,
    signs_in: bool,
    has_factor: bool,
}

impl TestApp {
    /// An active member of a body of their own.
    pub fn member(&self) -> Making {
        self.person(vec![Role::Member])
    }

    /// An active member of this body.
    pub fn member_of(&self, organisation: &Organisation) -> Making {
        self.member().of(organisation)
    }

    pub fn reviewer(&self) -> Making {
        self.person(vec![Role::Member, Role::Reviewer])
    }

    pub fn coordinator(&self) -> Making {
        self.person(vec![Role::Member, Role::Coordinator])
    }

    pub fn admin(&self) -> Making {
        self.person(vec![Role::Member, Role::Admin])
    }

    fn person(&self, roles: Vec<Role>) -> Making {
        let number = next_number();
        let row = member::ActiveModel {
            id: Set(self.id()),
            given_name: Set("Ελένη".into()),
            family_name: Set(format!("Δοκιμή {number}")),
            unit: Set(Some("Διεύθυνση Προγραμματισμού".into())),
            post: Set(Some("Στέλεχος".into())),
            category: Set(None),
            expertise: Set(Expertise::default()),
            language: Set(Language::El),
            status: Set(MemberStatus::Active),
            email_verified_at: Set(Some(self.now())),
            approved_by: Set(None),
            approval_evidence: Set(Some("tests.example".into())),
            decision_reason: Set(None),
            newsletter: Set(false),
            notify_by_mail: Set(true),
            revision: Set(1),
            created_at: Set(self.now()),
            ..Default::default()
        };
        Making { app: self.clone(), row, roles, signs_in: true, has_factor: false }
    }
}

impl Making {
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut member::ActiveModel)) -> Self {
        change(&mut self.row);
        self
    }

    #[must_use]
    pub fn of(mut self, organisation: &Organisation) -> Self {
        self.row.organisation_id = Set(Some(organisation.id));
        self.row.email = Set(organisation.new_address());
        self
    }

    /// In one more role.
    #[must_use]
    pub fn and(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// A citizen, who belongs to no body.
    #[must_use]
    pub fn citizen(mut self) -> Self {
        self.row.organisation_id = Set(None);
        self
    }

    #[must_use]
    pub fn email(mut self, email: &str) -> Self {
        self.row.email = Set(email.to_owned());
        self
    }

    #[must_use]
    pub fn reading(mut self, language: Language) -> Self {
        self.row.language = Set(language);
        self
    }

    /// In another state than active. Whoever may not sign in gets no session.
    #[must_use]
    pub fn status(mut self, status: MemberStatus) -> Self {
        self.row.status = Set(status);
        self.signs_in =
            !matches!(status, MemberStatus::Registered | MemberStatus::Suspended | MemberStatus::Left);
        self
    }

    /// With a second factor, as staff have one anyway.
    #[must_use]
    pub fn with_factor(mut self) -> Self {
        self.has_factor = true;
        self
    }

    #[must_use]
    pub fn signed_out(mut self) -> Self {
        self.signs_in = false;
        self
    }

    async fn insert(mut self) -> Member {
        if self.row.organisation_id.is_not_set() {
            let body = self.app.organisation().await;
            self.row.organisation_id = Set(Some(body.id));
            if self.row.email.is_not_set() {
                self.row.email = Set(body.new_address());
            }
        }
        if self.row.email.is_not_set() {
            self.row.email = Set(format!("politis{}@mail.example", next_number()));
        }
        self.row.password_hash = Set(Some(self.app.password_hash().await));
        let db = &*self.app.foundation().db;
        let row = self.row.insert(db).await.unwrap();
        let has_factor = self.has_factor || self.roles.iter().any(|role| role.is_staff());
        for role in self.roles {
            let role = member_role::ActiveModel { member_id: Set(row.id), role: Set(role) };
            role.insert(db).await.unwrap();
        }
        let factor = if has_factor { Some(Arc::new(self.app.enrol(row.id).await)) } else { None };
        let member = Member { client: self.app.visitor(), row, factor };
        if self.signs_in {
            member.sign_in_at(&member.client, self.app.now()).await;
        }
        member
    }
}

impl IntoFuture for Making {
    type Output = Member;
    type IntoFuture = Made<Member>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.insert())
    }
}

impl Inner {
    async fn password_hash(&self) -> PasswordHash {
        let hash = self.foundation.passwords.hash(self.foundation.db.random(), PASSWORD.to_owned()).await;
        PasswordHash(hash.unwrap())
    }
}
