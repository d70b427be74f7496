using System.Buffers.Binary;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>How often a password is hashed is a setting, and every stored hash says its own number.</summary>
public sealed class PasswordRoundsTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public void Without_the_setting_a_password_is_hashed_in_210_000_rounds() => Assert.Equal(210_000, new Settings().PasswordRounds);

    [Fact]
    public void Fewer_rounds_than_one_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "settings.json"), """{ "passwordRounds": 0 }""");
        Assert.Contains("`passwordRounds`", Assert.Throws<UserError>(() => Settings.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_change_of_the_setting_an_old_password_signs_in_and_is_hashed_again()
    {
        var person = await site.PersonAsync();
        var before = Rounds(person.Name);
        await site.RestartAsync(passwordRounds: before + 7);
        Assert.Equal(before, Rounds(person.Name));
        using (var browser = site.Browser())
            Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
        Assert.Equal(before + 7, Rounds(person.Name));
        using (var browser = site.Browser())
            Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Done.Codes[0])).Problems);
    }

    /// <summary>ASP.NET Core Identity's third form: a byte 1, the function, the rounds, each in four bytes, the larger first.</summary>
    private int Rounds(string name)
    {
        using var scope = site.Offers.CreateScope();
        var hash = Convert.FromBase64String(scope.ServiceProvider.GetRequiredService<SideDb>().Users.Single(account => account.UserName == name).PasswordHash!);
        return (int)BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5));
    }
}
