using Comity.Accounts.SignIn;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>One-time codes and passwords without a server.</summary>
public sealed class TotpTests
{
    /// <summary>The secret of RFC 6238's examples, `12345678901234567890`, in base32.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>RFC 6238, appendix B, SHA-1, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Fact]
    public void A_clock_may_be_wrong_by_one_step_and_not_by_two()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        var step = Totp.StepAt(now);
        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(off => Totp.Step(Secret, Totp.Code(Secret, step + off), now)));
    }

    [Fact]
    public void A_drawn_secret_has_its_form() => Assert.True(Totp.IsSecret(Totp.DrawSecret()));

    [Theory]
    [InlineData("too short", "accounts.password.short")]
    [InlineData("passwordpassword", "accounts.password.common")]
    [InlineData("Password1234!", "accounts.password.common")]
    [InlineData("123456789012345", "accounts.password.common")]
    [InlineData("aaaaaaaaaaaaaaaa", "accounts.password.common")]
    [InlineData("qwertyuiop123", "accounts.password.common")]
    [InlineData("wanjiru-2026-wanjiru", "accounts.password.common")]
    [InlineData("correcthorsebatterystaple", "accounts.password.common")]
    [InlineData("1q2w3e4r5t6y", "accounts.password.common")]
    [InlineData("Liverpool-2026!", "accounts.password.common")]
    [InlineData("chelsea & arsenal", "accounts.password.common")]
    [InlineData("mustangmustang", "accounts.password.common")]
    [InlineData("liverpool heron arsenal", null)]
    [InlineData("seven quiet herons over Lake Turkana", null)]
    [InlineData("m7#kQ2!vR9zp", null)]
    [InlineData("четыре тихие цапли", null)]
    public void A_password_is_long_and_not_well_known(string password, string? refusal) => Assert.Equal(refusal, PasswordRule.Refusal(password, "Wanjiru"));

    [Fact]
    public void A_password_has_an_end() => Assert.Equal("accounts.password.long", PasswordRule.Refusal(new string('x', PasswordRule.Longest + 1)));
}
