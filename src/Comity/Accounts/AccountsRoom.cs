using System.Collections.Immutable;
using Comity.Kit;

namespace Comity.Accounts;

/// <summary>The face of accounts. What they offer needs the operator's settings: <see cref="AccountsSetup.AddAccounts"/>.</summary>
public static class AccountsRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("accounts")
    {
        Access = [.. Lines.Showing(Shows.Own)],
        Pages = [new("/account/sign-in", "accounts.signIn.title")],
        Map = routes => routes.MapAccounts(),
    };

    private static ImmutableArray<AccessLine> Lines =>
    [
        .. AccessLine.Reading(Who.Account, "/account", "/account/me", "/account/export"),
        .. AccessLine.Both(Who.Account, "/account/confirm", "/account/sessions"),
        .. AccessLine.Both(
            Who.Account.Confirmed, "/account/erase", "/account/feeds", "/account/keys", "/account/passkeys", "/account/password", "/account/unlink/{Provider}"),
        .. AccessLine.Both(Who.Inviter.Confirmed, "/account/people"),
        new("/account/name", Who.Account, Who.Account.Confirmed),
        .. AccessLine.Sending(Who.Account.Confirmed, "/account/link"),
        .. AccessLine.Both(Who.Everyone, "/account/sign-in", "/account/enrol/{Token}"),
        .. AccessLine.Reading(Who.Everyone, "/account/too-many", "/account/proof", "/account/openid/back"),
        .. AccessLine.Sending(Who.Everyone, "/account/openid", "/account/sign-out"),
    ];
}
