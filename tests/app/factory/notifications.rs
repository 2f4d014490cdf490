//! Notifications.

use sea_orm::{ActiveModelTrait, Set};
use wenovate::{notifications::notification, platform::localized::LocalizedText};

use crate::app::{Member, TestApp};

impl TestApp {
    /// Somebody was told something, and has not read it.
    pub async fn notified(&self, member: &Member, text: &str) -> notification::Model {
        let row = notification::ActiveModel {
            id: Set(self.id()),
            member_id: Set(member.id()),
            kind: Set("tests.told".into()),
            subject_kind: Set("test".into()),
            subject_id: Set(None),
            text: Set(LocalizedText::new(text, text)),
            path: Set("/me".into()),
            read_at: Set(None),
            created_at: Set(self.now()),
        };
        row.insert(&*self.foundation().db).await.unwrap()
    }
}
