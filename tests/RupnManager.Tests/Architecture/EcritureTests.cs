using System.Text.RegularExpressions;

namespace RupnManager.Tests.Architecture;

/// <summary>Ce que le code ne contient nulle part.</summary>
public sealed partial class EcritureTests
{
    private const int LignesMaximales = 300;

    /// <summary>Un seul réglage de SQLite n'a pas d'autre voie que « PRAGMA ».</summary>
    private const string MiseEnService = "src/RupnManager.Core/Data/MiseEnService.cs";

    [Fact]
    public void L_heure_vient_toujours_de_TimeProvider()
    {
        var fautes = Source.Lire("src", ".cs", 100).SelectMany(s => s.Trouver(HorlogeSysteme())
            .Where(f => !(s.Chemin == "src/RupnManager.Core/CoreServices.cs" && f.EndsWith("TimeProvider.System", StringComparison.Ordinal))));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Aucun_SQL_n_est_ecrit_a_la_main()
    {
        var fautes = Source.Lire("src", ".cs", 100).Where(s => s.Chemin != MiseEnService).SelectMany(s => s.Trouver(SqlALaMain()));

        Assert.Empty(fautes);
        Assert.Single(Source.Lire("src/RupnManager.Core/Data", ".cs", 8).Single(s => s.Chemin == MiseEnService).Trouver(SqlALaMain()));
    }

    [Fact]
    public void Aucune_page_n_ecrit_de_HTML_brut()
    {
        var fautes = Source.Lire("src/RupnManager.Web", ".cshtml", 10).SelectMany(s => s.Trouver(HtmlBrut(), dansLesTextes: true))
            .Concat(Source.Lire("src/RupnManager.Web", ".cs", 15).SelectMany(s => s.Trouver(HtmlBrut())));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Aucune_page_ne_porte_de_script_ni_de_style_en_ligne()
    {
        var fautes = Source.Lire("src/RupnManager.Web", ".cshtml", 10).SelectMany(s => s.Trouver(EnLigne(), dansLesTextes: true))
            .Concat(Source.Lire("src/RupnManager.Web/TagHelpers", ".cs", 3).SelectMany(s => s.Trouver(EnLigne(), dansLesTextes: true)));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Une_signature_n_est_jamais_dite_qualifiee()
    {
        string[] extensions = [".cs", ".cshtml", ".json", ".js", ".css", ".csv"];
        var fautes = extensions.SelectMany(e => Source.Lire("src", e, 1)).SelectMany(s => s.Trouver(Qualifiee(), dansLesTextes: true));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Aucun_fichier_ne_depasse_300_lignes()
    {
        Source[] fichiers =
        [
            .. Source.Lire("src", ".cs", 100), .. Source.Lire("tests", ".cs", 20), .. Source.Lire("src/RupnManager.Web", ".cshtml", 10),
            .. Source.Lire("src/RupnManager.Web/wwwroot", ".js", 1), .. Source.Lire("src/RupnManager.Web/wwwroot", ".css", 2),
        ];
        var fautes = fichiers.Select(s => (s.Chemin, Lignes: s.Texte.AsSpan().Count('\n'))).Where(s => s.Lignes > LignesMaximales);

        Assert.Empty(fautes);
    }

    [Fact]
    public void Le_demarrage_tient_en_80_lignes() =>
        Assert.InRange(Source.Lire("src/RupnManager.Web", "Program.cs", 1).Single().Texte.AsSpan().Count('\n'), 10, 80);

    [Fact]
    public void Les_textes_emploient_l_apostrophe_droite()
    {
        string[] extensions = [".cs", ".cshtml"];
        var fautes = extensions.SelectMany(e => Source.Lire("src", e, 10)).SelectMany(s => s.Trouver(ApostropheCourbe(), dansLesTextes: true));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Aucune_phrase_ne_montre_un_pluriel_entre_parentheses()
    {
        var accordent = (Source s) => s.Texte.Contains(".Accorder(", StringComparison.Ordinal) || s.Chemin.StartsWith("src/RupnManager.Core/Domain/Regles/", StringComparison.Ordinal);
        var fautes = Source.Lire("src", ".cshtml", 10).Where(s => !accordent(s)).SelectMany(s => s.Trouver(MotEntreDeux(), dansLesTextes: true))
            .Concat(Source.Lire("src", ".cs", 100).Where(s => !accordent(s)).SelectMany(s => s.Trouver(CompteEntreDeux(), dansLesTextes: true)));

        Assert.Empty(fautes);
    }

    [GeneratedRegex(@"(?<![\p{L}.@])\p{Ll}+\((?:s|e|es|x)\)")]
    private static partial Regex MotEntreDeux();

    [GeneratedRegex(@"^(?!.*\.Log).*\} \p{Ll}+\((?:s|e|es|x)\)", RegexOptions.Multiline)]
    private static partial Regex CompteEntreDeux();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bEnvironment\.TickCount(?:64)?\b|\bnew (?:System\.Threading\.|System\.Timers\.)?Timer\(|\bTask\.Delay\((?![^;]*(?:horloge|TimeProvider))")]
    private static partial Regex HorlogeSysteme();

    [GeneratedRegex(@"\b(?:FromSql|SqlQuery|ExecuteSql)\w*\b|\bCommandText\b|\bCreateCommand\b|\bGetDbConnection\b|\bnew Sqlite(?:Connection|Command)\b|\bnew Sql(?:Connection|Command)\b")]
    private static partial Regex SqlALaMain();

    [GeneratedRegex(@"\bHtml\.Raw\b|\bnew HtmlString\b|\bIHtmlContent\b|\bSetHtmlContent\(\s*\$|\bAppendHtml\(\s*\$|\bWriteLiteral\b")]
    private static partial Regex HtmlBrut();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=""|\son(?:click|change|submit|input|load|error|focus|blur|key\w+|mouse\w+)\s*=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex EnLigne();

    [GeneratedRegex("qualifiée", RegexOptions.IgnoreCase)]
    private static partial Regex Qualifiee();

    [GeneratedRegex(@"[\p{L}]’[\p{L}]")]
    private static partial Regex ApostropheCourbe();
}
