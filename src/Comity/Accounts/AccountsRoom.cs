using Comity.Kit;

namespace Comity.Accounts;

/// <summary>The face of accounts. What they offer needs the operator's settings: <see cref="AccountsSetup.AddAccounts"/>.</summary>
public static class AccountsRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("accounts")
    {
        Access =
        [
            .. AccessLine.Both(
                Who.Account, "/account", "/account/confirm", "/account/erase", "/account/keys", "/account/name", "/account/passkeys", "/account/password",
                "/account/sessions", "/account/unlink/{Provider}"),
            .. AccessLine.Both(Who.Inviter, "/account/people"),
            .. AccessLine.Both(Who.Everyone, "/account/sign-in", "/account/enrol/{Token}", "/account/too-many"),
            .. AccessLine.Reading(Who.Everyone, "/account/enrol/return", "/account/openid/{provider}", "/account/openid/back"),
            .. AccessLine.Reading(Who.Account, "/account/me", "/account/export"),
            .. AccessLine.Sending(Who.Everyone, "/account/openid", "/account/sign-out"),
        ],
        Pages = [new("/account/sign-in", "accounts.signIn.title")],
        Map = routes => routes.MapAccounts(),
    };
}
