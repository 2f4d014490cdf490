//! Whose rows, as a query asks it.

use sea_orm::{
    Condition,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    members::member,
    platform::{
        id::Id,
        personal::{Only, Records, Whose},
    },
};

/// By what a person's rows are found.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: Uuid,
    pub email: String,
}

impl From<&member::Model> for Person {
    fn from(member: &member::Model) -> Self {
        Self { id: member.id.uuid(), email: member.email.clone() }
    }
}

impl Person {
    /// The person's rows of the table.
    pub fn rows(&self, of: &Records) -> Condition {
        let whose = of.whose.iter().fold(Condition::any(), |any, whose| any.add(self.found_by(whose)));
        Condition::all().add(whose).add_option(of.only.map(|only| match only {
            Only::Where(column, value) => Expr::col(column).eq(value),
            Only::WhereNot(column, value) => Expr::col(column).ne(value),
        }))
    }

    fn found_by(&self, whose: &Whose) -> Expr {
        match *whose {
            Whose::Member(column) => Expr::col(column).eq(self.id),
            Whose::Address(column) => Expr::col(column).eq(self.email.as_str()),
            Whose::Through { column, table, member } => {
                Expr::col(column).in_subquery(self.owned(table, member))
            }
        }
    }

    fn owned(&self, table: &'static str, member: &'static str) -> SelectStatement {
        Query::select().column("id").from(table).and_where(Expr::col(member).eq(self.id)).to_owned()
    }
}
