using System.Text.RegularExpressions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>
/// Chaque page sans objet, pour chaque rôle : autant de questions à la base avec 400 établissements qu'avec 8, un petit nombre,
/// jamais plus de lignes qu'une page n'en montre, et aucune grande table lue d'un bout à l'autre. Un fichier à emporter rend plus de lignes, mais
/// tient aux mêmes autres règles. Une adresse nouvelle y entre d'elle-même.
/// </summary>
public sealed partial class PagesBorneesTests(MesureDesPages mesure) : IClassFixture<MesureDesPages>
{
    private const int QuestionsMaximales = 30;
    private const int LignesMaximales = 110;

    /// <summary>Celles qui grandissent avec le nombre d'établissements, de personnes ou d'années.</summary>
    private static readonly string[] GrandesTables =
    [
        "Lettres", "VersionsDeLettre", "Signatures", "Scellements", "Missions", "Personnels", "Activites", "Bilans", "BilansAuCA", "Attributions", "Echeances",
        "Bordereaux", "Enveloppes", "Mouvements", "Modalites", "EtatsLiquidatifs", "LignesDEtat", "Journal", "Personnes", "Comptes", "Affectations", "Etablissements",
        "Rappels", "EnvoisDeRappels", "Courriels", "Lots", "LignesDeLot",
    ];

    /// <summary>Ces lectures sont faites pour tout lire : de petits index partiels, et l'annuaire entier de qui administre tout.</summary>
    private static readonly string[] IndexPartiels = ["IX_Lettres_ASceller", "IX_Journal_Technique"];
    private static readonly string[] AnnuairesDeLAdministrateur = ["Administrateur /comptes", "Administrateur /etablissements"];

    /// <summary>
    /// Celles qui montrent l'académie entière : la synthèse et la couverture des indemnités, dont le secret statistique ne se calcule que sur
    /// tous les bilans et sur toutes les personnes ; la carte, un point par établissement ; le rappel, qui dit à qui il part avant qu'on le confirme.
    /// </summary>
    private static readonly string[] ToutesEntieres = ["/bilans/synthese", "/academie/couverture/carte", "/indemnites/couverture", "/rappels/nouveau"];

    /// <summary>Le tableau de bord du DAN et ses fichiers : une ligne par bassin, type et état, quel que soit le nombre de missions.</summary>
    private static readonly string[] ParGroupe = ["Dan /academie/couverture", "Dan /academie/couverture.csv", "Dan /academie/couverture.xlsx"];

    [Fact]
    public void Aucune_page_ne_pose_plus_de_questions_quand_la_base_grandit()
    {
        Assert.True(mesure.Grande.Count >= 100, $"Seulement {mesure.Grande.Count} pages mesurées.");
        Vides(mesure.Grande.Where(p => p.Value.Count > mesure.Petite[p.Key].Count || p.Value.Count > QuestionsMaximales)
            .Select(p => $"{p.Key} : {p.Value.Count} questions, {mesure.Petite[p.Key].Count} dans la petite base, {QuestionsMaximales} au plus"));
    }

    [Fact]
    public void Aucune_question_ne_rend_plus_de_lignes_qu_une_page_n_en_montre() => Vides(
        mesure.Grande.Where(p => !ToutesEntieres.Any(p.Key.Contains) && !MesureDesPages.EstUnFichier(p.Key) && !ParGroupe.Contains(p.Key))
            .Select(p => (p.Key, Longue: p.Value.MaxBy(l => l.Lignes))).Where(p => p.Longue?.Lignes > LignesMaximales)
            .Select(p => $"{p.Key} : {p.Longue!.Lignes} lignes lues, {LignesMaximales} au plus\n{p.Longue.Sql}"));

    [Fact]
    public void Aucune_grande_table_n_est_lue_d_un_bout_a_l_autre()
    {
        Assert.Contains(mesure.Plans.Values.SelectMany(p => p), e => Parcours().IsMatch(e));
        Vides(mesure.Grande.Where(p => !AnnuairesDeLAdministrateur.Any(p.Key.StartsWith)).SelectMany(p => p.Value.Select(l => (Page: p.Key, l.Sql))).DistinctBy(p => p.Sql)
            .SelectMany(p => Parcourues(p.Sql).Select(table => $"{p.Page} parcourt {table}\n{string.Join('\n', mesure.Plans[p.Sql])}\n{p.Sql}")));
    }

    /// <summary>Chercher par l'académie rend des milliers de lignes : on commence par là, on ne le refait pas pour chaque ligne d'une autre table.</summary>
    [Fact]
    public void Aucune_question_ne_relit_l_academie_pour_chacune_de_ses_lignes()
    {
        Assert.Contains(mesure.Plans.Values.SelectMany(p => p), e => ParLAcademie().IsMatch(e));
        Vides(mesure.Grande.SelectMany(p => p.Value.Select(l => (Page: p.Key, l.Sql))).DistinctBy(p => p.Sql).Where(p => RelitLAcademie(mesure.Plans[p.Sql]))
            .Select(p => $"{p.Page}\n{string.Join('\n', mesure.Plans[p.Sql])}\n{p.Sql}"));
    }

    /// <summary>Vrai si une grande table se cherche par l'académie après une autre, ou dans une sous-question posée à chaque ligne.</summary>
    private static bool RelitLAcademie(IReadOnlyList<string> plan)
    {
        var dansUneBoucle = false;
        foreach (var etape in plan)
        {
            if (Bloc().IsMatch(etape)) dansUneBoucle = etape.StartsWith("CORRELATED", StringComparison.Ordinal);
            else if (etape.StartsWith("SEARCH", StringComparison.Ordinal) || etape.StartsWith("SCAN", StringComparison.Ordinal))
            {
                if (dansUneBoucle && ParLAcademie().Match(etape) is { Success: true } m && GrandesTables.Contains(m.Groups[1].Value)) return true;
                dansUneBoucle = true;
            }
        }
        return false;
    }

    /// <summary>Les grandes tables qu'une lecture parcourt en entier, d'après le plan ; l'alias y tient lieu de nom.</summary>
    private IEnumerable<string> Parcourues(string sql)
    {
        // Une liste vide se demande « WHERE 0 » : le plan la montre parcourue, SQLite s'arrête avant.
        if (RienAChercher().IsMatch(sql)) return [];
        var tables = Tables().Matches(sql).GroupBy(m => m.Groups[2].Value).ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
        return mesure.Plans[sql].Select(e => Parcours().Match(e)).Where(m => m.Success && !IndexPartiels.Contains(m.Groups[2].Value) && !LaDerniere().IsMatch(sql))
            .Select(m => tables.GetValueOrDefault(m.Groups[1].Value, m.Groups[1].Value)).Where(GrandesTables.Contains).Distinct();
    }

    private static void Vides(IEnumerable<string> fautes)
    {
        var toutes = fautes.ToList();
        Assert.True(toutes.Count == 0, string.Join("\n\n", toutes));
    }

    [GeneratedRegex(@"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")]
    private static partial Regex Parcours();

    [GeneratedRegex(@"^SEARCH \w+ USING (?:COVERING )?INDEX IX_([A-Za-z]+)_CodeAcademie\w* \(CodeAcademie=\?(?: AND (?:Annee|Etat|Role)=\?)*\)")]
    private static partial Regex ParLAcademie();

    /// <summary>Où commence une sous-question.</summary>
    [GeneratedRegex(@"^(?:INDEX \d|CORRELATED |LIST |SCALAR |CO-ROUTINE|MATERIALIZE|COMPOUND|UNION|EXCEPT|INTERSECT|LEFT-MOST)")]
    private static partial Regex Bloc();

    [GeneratedRegex(@"^WHERE 0\r?$", RegexOptions.Multiline)]
    private static partial Regex RienAChercher();

    /// <summary>La fin du journal, où s'enchaîne l'entrée suivante : une ligne, prise par la clé.</summary>
    [GeneratedRegex(@"FROM ""Journal"" AS ""j""\s+ORDER BY ""j"".""Numero"" DESC\s+LIMIT 1$")]
    private static partial Regex LaDerniere();

    [GeneratedRegex(@"(?:FROM|JOIN) ""(\w+)"" AS ""(\w+)""")]
    private static partial Regex Tables();
}
