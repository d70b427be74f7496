using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Record.Json;
using Xunit;

namespace Comity.Tests.Record.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void The_authors_cases_come_out_to_the_byte(string name) =>
        Assert.Equal(Vectors.Bytes($"rfc8785-jcs/output/{name}.json"), CanonicalJson.Of(Vectors.Bytes($"rfc8785-jcs/input/{name}.json")));

    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void The_authors_output_is_canonical(string name) => Assert.True(CanonicalJson.IsCanonical(Vectors.Bytes($"rfc8785-jcs/output/{name}.json")));

    [Theory]
    [InlineData("{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}")]
    [InlineData(" [ 1 , 2.0 , -0 , 1e3 ] ", "[1,2,0,1000]")]
    [InlineData("\"\\u0041\\/\\u000a\\u001F\\u20ac\"", "\"A/\\n\\u001f\u20ac\"")]
    [InlineData("[{},[],true,false,null,\"\"]", "[{},[],true,false,null,\"\"]")]
    [InlineData("{\"\\ud83d\\ude02\":1,\"\\ufb33\":2,\"\\r\":3,\"1\":4,\"\\u0080\":5,\"\u00f6\":6,\"\u20ac\":7}",
        "{\"\\r\":3,\"1\":4,\"\u0080\":5,\"\u00f6\":6,\"\u20ac\":7,\"\U0001f602\":1,\"\ufb33\":2}")]
    public void A_text_takes_its_one_form(string given, string canonical) => Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Of(given)));

    // RFC 8785, appendix B: the bits of a double, and how it is written.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_written_as_in_appendix_b(string bits, string written)
    {
        var number = BitConverter.Int64BitsToDouble(unchecked((long)Convert.ToUInt64(bits, 16)));
        Assert.Equal(written, Encoding.UTF8.GetString(CanonicalJson.Of(number.ToString("R", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1}x")]
    [InlineData("// no\n1")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}")]
    [InlineData("'a'")]
    [InlineData("\"\t\"")]
    [InlineData("\ufeff1")]
    public void What_has_no_canonical_form_is_a_problem(string json) => Assert.Throws<JsonProblem>(() => CanonicalJson.Of(json));

    [Theory]
    [InlineData("22FF22")]
    [InlineData("22C08022")]
    [InlineData("22EDA08022")]
    [InlineData("7B22FF223A317D")]
    [InlineData("FF")]
    public void Bytes_that_are_not_utf8_are_a_problem(string hex) => Assert.Throws<JsonProblem>(() => CanonicalJson.Of(Convert.FromHexString(hex)));

    [Fact]
    public void Half_of_a_character_in_a_string_is_a_problem() => Assert.Throws<JsonProblem>(() => CanonicalJson.Of("\"\ud800\""));

    [Fact]
    public void A_property_that_stands_twice_is_named_with_its_place()
    {
        var problem = Assert.Throws<JsonProblem>(() => CanonicalJson.Of("{\"a\":1,\n \"a\":2}"));
        Assert.Equal((9L, "Byte 9: The property `a` stands twice in an object."), (problem.Offset, problem.Message));
    }

    [Fact]
    public void A_wrong_byte_is_named_across_lines() => Assert.Equal(7, Assert.Throws<JsonProblem>(() => CanonicalJson.Of("{\n\n\"a\":?}")).Offset);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Nesting_ends_at_sixty_four(int depth, bool isTaken)
    {
        var json = new string('[', depth) + new string(']', depth);
        Assert.Equal(isTaken, Xunit.Record.Exception(() => CanonicalJson.Of(json)) is null);
        Assert.Equal(isTaken, CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void An_element_takes_the_same_form_as_its_text() =>
        Assert.Equal("{\"a\":1,\"b\":[2]}", Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse("{\"x\":{\"b\":[2.0],\"a\":1e0}}").GetProperty("x"))));

    [Fact]
    public void No_element_is_a_problem() => Assert.Throws<JsonProblem>(() => CanonicalJson.Of(default(JsonElement)));
}
