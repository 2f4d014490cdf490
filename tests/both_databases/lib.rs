//! `#[both_databases]`: one function, two tests.

use proc_macro::{Ident, TokenStream, TokenTree};

/// Makes of `async fn a_rule(app: TestApp)` the tests `a_rule::sqlite` and `a_rule::postgres`, each with an application
/// of its own.
///
/// An attribute and not a macro around the function, so that the function stays formatted and found like any other. It
/// needs no parser: the function itself is passed on as it stands, a module of its name is put beside it.
#[proc_macro_attribute]
pub fn both_databases(_: TokenStream, function: TokenStream) -> TokenStream {
    let Some(name) = name_of(&function) else {
        return "compile_error!(\"#[both_databases] stands on an async fn\");".parse().unwrap_or_default();
    };
    let tests = format!(
        "mod {name} {{
            #[test]
            fn sqlite() {{ crate::app::run(crate::app::Kind::Sqlite, super::{name}); }}
            #[test]
            fn postgres() {{ crate::app::run(crate::app::Kind::Postgres, super::{name}); }}
        }}"
    );
    let tests: TokenStream = tests.parse().unwrap_or_default();
    function.into_iter().chain(tests).collect()
}

fn name_of(function: &TokenStream) -> Option<Ident> {
    let mut tokens = function.clone().into_iter();
    tokens.find(|token| matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"))?;
    match tokens.next() {
        Some(TokenTree::Ident(name)) => Some(name),
        _ => None,
    }
}
