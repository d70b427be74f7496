using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Kit;

namespace Comity.Host;

/// <summary>`comity texts`: the languages of an installation, and what one of them lacks.</summary>
internal static class TextsCommand
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command, talking through this terminal.</summary>
    public static Command Create(Terminal terminal)
    {
        var gaps = new Option<string?>("--gaps")
        {
            Description = "List what this language lacks, each in English; exit code 1 if anything.",
            HelpName = "CODE",
        };
        var json = new Option<bool>("--json") { Description = "With --gaps: as JSON, which is a file to translate." };
        var texts = new Option<string?>("--texts") { Description = "A folder with texts of more languages.", HelpName = "DIR" };
        var data = new Option<string>("--data")
        {
            Description = "The data folder, in which `texts` is read too.", DefaultValueFactory = _ => ServeOptions.DefaultData, HelpName = "DIR",
        };
        var command = new Command("texts", "Lists the languages in which the site speaks, or what is missing in one.") { gaps, json, texts, data };
        command.SetAction(parsed =>
        {
            var languages = Languages.Read(Languages.Folders(parsed.GetValue(data)!, Named(parsed.GetValue(texts))));
            return parsed.GetValue(gaps) is { } code ? Gaps(terminal, languages, code, parsed.GetValue(json)) : List(terminal, languages);
        });
        return command;
    }

    /// <summary>A folder that somebody names is there.</summary>
    private static string? Named(string? folder) =>
        folder is null || Directory.Exists(folder) ? folder : throw new UserError($"There is no folder `{folder}`; check --texts.");

    private static int List(Terminal terminal, Languages languages)
    {
        foreach (var language in languages.All.Where(language => !language.IsPseudo))
            terminal.Output.WriteLine($"{language.Code}  {language.Name}  {Texts.In(language).Gaps().Length} missing");
        return ExitCode.Yes;
    }

    /// <summary>What is missing goes to the output; what was written and cannot be used is missing too, and is told beside it.</summary>
    private static int Gaps(Terminal terminal, Languages languages, string code, bool isJson)
    {
        var texts = languages.Find(code) is { } language ? Texts.In(language) : Texts.Added(code, new Dictionary<string, string>());
        foreach (var key in texts.Unusable)
            terminal.Error.WriteLine(Texts.In(Language.English).Has(key)
                ? $"`{key}` is not used: it is empty, or its places in braces are not those of the English sentence. Correct it."
                : $"`{key}` is not used: no text has this key. Correct the key, or take it out.");
        var missing = texts.Gaps();
        var english = Texts.In(Language.English);
        if (isJson)
            terminal.Output.WriteLine(JsonSerializer.Serialize(missing.ToDictionary(key => key, key => english[key]), Form));
        else
            foreach (var key in missing)
                terminal.Output.WriteLine($"{key}  {english[key].ReplaceLineEndings(" ")}");
        return missing.IsEmpty ? ExitCode.Yes : ExitCode.No;
    }
}
