using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Comity.Tests.House;

/// <summary>Runs the commands of one document as its reader would: in a folder with the books and the program, one after the other, with a server at the
/// address that documents name. What stands for something of the reader's own (addresses, folders of a server, a data set) is replaced; nothing else
/// is.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal sealed partial class GuideSession : IDisposable
{
    private static readonly string[] Servers = ["serve", "desk", "witness"];
    private readonly TemporaryFolder folder = new();
    private readonly List<System.Diagnostics.Process> running = [];
    private readonly IReadOnlyList<(string Written, string Here)> names;

    /// <param name="names">What is written in documents, and what stands for it here; the first that fits counts.</param>
    /// <param name="data">The folder of the server's data, which documents call `/var/lib/comity`.</param>
    public GuideSession(IEnumerable<(string Written, string Here)> names, string data)
    {
        this.names =
        [
            .. names, ("/var/lib/", $"{Folder}/var/lib/"), ("/backup/", $"{Folder}/backup/"), (".\\comity.exe", "./comity"), ("my-book\\", "my-book/"),
            (" FILE ", " EuRepoC_Global_Database_1.1.csv "),
        ];
        folder.Copy(Repository.Files("books"));
        foreach (var inner in (string[])["var/lib", "backup", "bin", "state"])
            Directory.CreateDirectory(Path.Combine(Folder, inner));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "var/lib/comity"), data);
        // Each server gets an address that is free.
        Write("bin/comity", $"""
            #!/usr/bin/env bash
            case ${"{1-}"} in
              serve | desk) exec {Repository.BuiltProgram} "$@" --urls http://127.0.0.1:0 ;;
              witness) exec {Repository.BuiltProgram} "$@" --listen http://127.0.0.1:0 ;;
              *) exec {Repository.BuiltProgram} "$@" ;;
            esac

            """);
        File.SetUnixFileMode(Path.Combine(Folder, "bin/comity"), (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(Path.Combine(Folder, "comity"), "bin/comity");
        Write("EuRepoC_Global_Database_1.1.csv", $"{string.Join(',', Columns)}\n{string.Join(',', Columns.Select(ValueOf))}\n");
    }

    /// <summary>The columns of the data set as its publisher names them.</summary>
    private static string[] Columns { get; } =
        """
        ID name description start_date end_date inclusion_criteria inclusion_criteria_subcode source_incident_detection_disclosure incident_type receiver_name
        receiver_country receiver_region receiver_category receiver_category_subcode initiator_name initiator_country initiator_category
        initiator_category_subcode number_of_attributions attribution_date attribution_type attribution_basis attributing_actor attribution_it_company
        attributing_country attributed_initiator attributed_initiator_country attributed_initiator_category attributed_initiator_subcategory
        sources_attribution cyber_conflict_issue offline_conflict_issue offline_conflict_name_HIIK offline_conflict_intensity
        offline_conflict_intensity_subcode number_of_political_responses political_response_date political_response_type political_response_type_subcode
        political_response_country political_response_actor zero_days zero_days_subcode MITRE_initial_access MITRE_impact user_interaction has_disruption
        data_theft disruption hijacking physical_effects_spatial physical_effects_temporal unweighted_cyber_intensity target_multiplier
        weighted_cyber_intensity impact_indicator impact_indicator_value functional_impact intelligence_impact political_impact_affected_entities
        political_impact_affected_entities_exact_value political_impact_third_countries political_impact_third_countries_exact_value economic_impact
        economic_impact_exact_value economic_impact_currency state_responsibility_indicator IL_breach_indicator IL_breach_indicator_subcode
        evidence_for_sanctions_indicator number_of_legal_responses legal_response_date legal_response_type legal_response_type_subcode
        legal_response_country legal_response_actor legal_attribution_reference legal_attribution_reference_subcode legal_response_indicator casualties
        sources_url
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An incident that is made up.</summary>
    private static string ValueOf(string column) => column switch
    {
        "ID" => "1",
        "name" => "An invented incident",
        "start_date" or "end_date" => "2024-05-01",
        "incident_type" => "Disruption",
        "receiver_country" => "Utopia",
        _ => "",
    };

    /// <summary>The folder in which the commands are run.</summary>
    public string Folder => folder.Path;

    /// <summary>Runs a command; what is wrong with it, or null. A server goes on until the session ends.</summary>
    public string? Run(string command)
    {
        var line = names.Aggregate(command, (text, name) => text.Replace(name.Written, name.Here, StringComparison.Ordinal));
        if (Server().Match(line) is { Success: true } server && Servers.Contains(server.Groups[1].Value))
            return Begin(line);
        var (code, output) = Repository.Run(Folder, "env", [$"PATH={Folder}/bin:{Environment.GetEnvironmentVariable("PATH")}", $"XDG_STATE_HOME={Folder}/state",
            "timeout", "120", "bash", "-euo", "pipefail", "-c", line]);
        return code == 0 || (code == 1 && Asks().IsMatch(line)) ? null : $"{line}\n  ends with {code}: {output}";
    }

    public void Dispose()
    {
        foreach (var server in running)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }

        folder.Dispose();
    }

    private string? Begin(string line)
    {
        var said = new StringBuilder();
        using var listening = new ManualResetEventSlim();
        var server = new System.Diagnostics.Process { StartInfo = new("bash", ["-euo", "pipefail", "-c", $"{line}"]) { WorkingDirectory = Folder } };
        (server.StartInfo.RedirectStandardOutput, server.StartInfo.RedirectStandardError, server.StartInfo.RedirectStandardInput) = (true, true, true);
        server.StartInfo.Environment["PATH"] = $"{Folder}/bin:{Environment.GetEnvironmentVariable("PATH")}";
        server.OutputDataReceived += Hear;
        server.ErrorDataReceived += Hear;
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        running.Add(server);
        for (var tries = 0; tries < 1200 && !server.HasExited; tries++)
            if (listening.Wait(100))
                return null;
        lock (said)
            return $"{line}\n  does not listen: {said}";

        void Hear(object sender, DataReceivedEventArgs heard)
        {
            lock (said)
                said.AppendLine(heard.Data);
            if (heard.Data?.Contains(" listens on ", StringComparison.Ordinal) == true)
                listening.Set();
        }
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Commands that may answer no, with exit code 1: findings, differences, gaps.</summary>
    [GeneratedRegex(@"^(?:\./)?comity (?:check|compare|texts) ")]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(?:\w+=(?:""[^""]*""|\S*) )*(?:\./)?comity (\w+)")]
    private static partial Regex Server();
}
