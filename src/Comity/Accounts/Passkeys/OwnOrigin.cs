using Comity.Kit;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.Passkeys;

/// <summary>A passkey's answer counts only when the browser gave it to a page of this site, at the top of its window.</summary>
internal static class OwnOrigin
{
    public static void Configure(IdentityPasskeyOptions options, Settings settings)
    {
        options.ServerDomain = settings.PublicUrl?.IdnHost;
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = origin => ValueTask.FromResult(
            !origin.CrossOrigin && origin.TopOrigin is null && origin.Origin == Expected(settings, origin.HttpContext.Request));
    }

    private static string Expected(Settings settings, HttpRequest request) =>
        settings.Site ?? $"{request.Scheme}://{request.Host}";
}
