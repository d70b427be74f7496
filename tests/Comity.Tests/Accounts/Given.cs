using Comity.Accounts.SignIn;

namespace Comity.Tests.Accounts;

/// <summary>Persons and what they know.</summary>
internal static class Given
{
    public const string Password = "seven quiet herons over Lake Turkana";

    /// <summary>Uses an enrolment link with password and codes; signed in afterwards.</summary>
    public static Task<Enrolled> A_person(RunningSite site, string link, string name = "amina@example.org", string called = "Amina Wanjiru") =>
        A_person(site.Browser(), link, name, called, "amina@example.org");

    /// <summary>Uses an enrolment link in this browser.</summary>
    public static async Task<Enrolled> A_person(Browser browser, string link, string name, string called, string email)
    {
        var how = await browser.Send(await browser.Open(link), "displayName", ("displayName", called), ("email", email), ("way", "password"));
        var secret = how.Value("secret");
        var step = Totp.StepAt(DateTimeOffset.UtcNow);
        var done = await browser.Send(how, "secret", ("signInName", name), ("password", Password), ("code", Totp.Code(secret, step)));
        return new(browser, name, secret, step, done);
    }

    /// <summary>The founder of an empty installation.</summary>
    public static Task<Enrolled> The_secretariat(RunningSite site) => A_person(site, site.PrintedLink!);

    /// <summary>Sends the sign-in form.</summary>
    public static async Task<Page> Sign_in(Browser browser, string name, string password, string code, string query = "") =>
        await browser.Send(await browser.Open("/account/sign-in" + query), "password", ("name", name), ("password", password), ("code", code));
}

/// <summary>A person who has used an enrolment link: the code after the one that enrolled is taken at once, since a clock may be wrong by half a
/// minute.</summary>
internal sealed record Enrolled(Browser Browser, string Name, string Secret, long Step, Page Done)
{
    /// <summary>The code so many steps after the one that enrolled.</summary>
    public string Code(int later) => Totp.Code(Secret, Step + later);
}
