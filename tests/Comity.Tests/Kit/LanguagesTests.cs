using System.Net;
using System.Text.Json;
using Comity.Host;
using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>A language is added by files and without a build; what it lacks is listed and said in English.</summary>
public sealed class LanguagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_language_of_files_says_what_it_has_and_falls_back_to_English()
    {
        var spanish = Spanish(("site.language-name", "Español"), ("search.title", "Búsqueda"), ("list.page", "Página {0} de {1}"));
        var texts = Texts.In(spanish);
        Assert.Equal(("es", "Español", false), (spanish.Code, spanish.Name, spanish.RightToLeft));
        Assert.Equal(("Búsqueda", "Página 2 de 5"), (texts["search.title"], texts["list.page", 2, 5]));
        Assert.Equal(Texts.In(Language.English)["search.none"], texts["search.none"]);
        Assert.DoesNotContain("search.title", texts.Gaps());
        Assert.Contains("search.none", texts.Gaps());
    }

    [Theory]
    [InlineData("list.page", "Página {0} de {2}")]
    [InlineData("list.page", "Página {0} de {1")]
    [InlineData("list.page", " ")]
    [InlineData("no.such.key", "Nada")]
    public void What_cannot_be_used_is_told_and_English_stands_for_it(string key, string sentence)
    {
        var texts = Texts.In(Spanish((key, sentence)));
        Assert.Equal([key], texts.Unusable);
        Assert.Equal("Page 2 of 5", texts["list.page", 2, 5]);
    }

    [Fact]
    public void A_later_folder_counts_more()
    {
        Write("site.es.json", ("search.title", "Primero"), ("search.go", "Buscar"));
        using var later = new TemporaryFolder();
        File.WriteAllText(Path.Combine(later.Path, "es.json"), """{ "search.title": "Después" }""");
        var texts = Texts.In(Languages.Read([folder.Path, later.Path, "/no/such/folder"]).Find("es")!);
        Assert.Equal(("Después", "Buscar"), (texts["search.title"], texts["search.go"]));
    }

    [Theory]
    [InlineData("site.json.json", "{}", "does not say its language")]
    [InlineData("site.fr.json", "{}", "ship with the program")]
    [InlineData("site.es.json", "[1]", "These are no texts")]
    [InlineData("site.es.json", "null", "holds `null`")]
    public void A_file_that_cannot_be_read_is_told_with_its_name(string name, string content, string told)
    {
        File.WriteAllText(Path.Combine(folder.Path, name), content);
        var problem = Assert.Throws<UserError>(() => Languages.Read([folder.Path]));
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(name, problem.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_listed_and_the_exit_code_says_whether_there_are_any()
    {
        Write("site.es.json", ("search.title", "Búsqueda"));
        var (code, output) = Run("texts", "--texts", folder.Path, "--gaps", "es");
        Assert.Equal(ExitCode.No, code);
        Assert.Equal(Texts.In(Language.English).Keys.Count() - 1, output.TrimEnd().Split('\n').Length);
        Assert.Contains("\nsearch.go  Search\n", output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Yes, ""), Run("texts", "--gaps", "fr"));
        Assert.Equal(ExitCode.No, Run("texts", "--gaps", "xx").Code);
        Assert.Contains("es  es  ", Run("texts", "--texts", folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_as_JSON_are_a_file_to_translate_and_translated_whole_they_close()
    {
        var missing = JsonSerializer.Deserialize<Dictionary<string, string>>(Run("texts", "--texts", folder.Path, "--gaps", "es", "--json").Output)!;
        File.WriteAllText(Path.Combine(folder.Path, "all.es.json"), JsonSerializer.Serialize(missing));
        Assert.Equal((ExitCode.Yes, ""), Run("texts", "--texts", folder.Path, "--gaps", "es"));
    }

    [Fact]
    public async Task A_server_speaks_a_language_of_its_data_folder()
    {
        var texts = Directory.CreateDirectory(Path.Combine(folder.Path, "texts")).FullName;
        File.WriteAllText(Path.Combine(texts, "site.es.json"), """{ "site.language-name": "Español", "search.title": "Búsqueda" }""");
        using var told = new StringWriter();
        await using var app = await SiteHost.StartAsync(
            new ServeOptions(folder.Path, null, "http://127.0.0.1:0", Demo: false), new(TextWriter.Null, told, TextReader.Null),
            TestContext.Current.CancellationToken);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es-MX, en;q=0.5");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/search"));
        Assert.Contains("<h1>Búsqueda</h1>", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains(">Español</a>", page, StringComparison.Ordinal);
        Assert.Contains("Every word must occur.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/status?lang=es")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/language/es?return=/search")).StatusCode);
        Assert.Contains("`comity texts --gaps es` lists them.", told.ToString(), StringComparison.Ordinal);
        Assert.Null(Language.Find("es"));
    }

    private Language Spanish(params (string Key, string Sentence)[] written)
    {
        Write("site.es.json", written);
        return Languages.Read([folder.Path]).Find("es")!;
    }

    private void Write(string name, params (string Key, string Sentence)[] written) =>
        File.WriteAllText(Path.Combine(folder.Path, name), JsonSerializer.Serialize(written.ToDictionary(one => one.Key, one => one.Sentence)));

    private (int Code, string Output) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = Program.Run([.. arguments, "--data", Path.Combine(folder.Path, "data")], output, TextWriter.Null, TextReader.Null);
        return (code, output.ToString());
    }
}
