using System.Reflection;
using System.Text.RegularExpressions;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Missions;
using RupnManager.Services.Journal;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Documentation;

/// <summary>La page du domaine dit ce que le code dit.</summary>
public sealed partial class DomaineTests
{
    private static readonly string Page = Depot.Lire("docs/domaine.md").ReplaceLineEndings("\n");

    [Fact]
    public void Chaque_type_public_du_domaine_y_est_nomme()
    {
        var types = typeof(Acteur).Assembly.GetExportedTypes()
            .Where(t => t.Namespace?.StartsWith("RupnManager.Domain", StringComparison.Ordinal) is true && !t.IsNested).Select(NomDe).ToList();
        Assert.True(types.Count >= 60, $"Seulement {types.Count} types lus.");

        Assert.All(types, t => Assert.Contains($"`{t}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Elle_ne_nomme_aucun_type_disparu()
    {
        var connus = typeof(Acteur).Assembly.GetExportedTypes().Select(NomDe).ToHashSet();
        var nommes = LigneDuGlossaire().Matches(Section("Glossaire")).SelectMany(m => Code().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value).ToList();
        Assert.True(nommes.Count >= 60, $"Seulement {nommes.Count} types nommés.");

        Assert.All(nommes, n => Assert.Contains(n, connus));
    }

    [Fact]
    public void Le_tableau_des_droits_est_celui_du_code()
    {
        var roles = Enum.GetValues<Role>();
        string[] lignes =
        [
            $"| Permission | {string.Join(" | ", roles.Select(r => r.Libelle()))} |",
            $"|---|{string.Concat(Enumerable.Repeat(":-:|", roles.Length))}",
            .. Enum.GetValues<Permission>().Select(p => $"| `{p}` | {string.Join(" | ", roles.Select(r => r.Peut(p) ? "oui" : "·"))} |"),
        ];
        var attendu = string.Join('\n', lignes);

        Assert.True(Page.Contains(attendu, StringComparison.Ordinal), $"Le tableau des droits de docs/domaine.md doit être :\n{attendu}");
    }

    [Fact]
    public void Chaque_geste_du_journal_y_a_sa_ligne_et_chaque_ligne_son_geste()
    {
        var gestes = typeof(Evenement).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.True(gestes.Count >= 30, $"Seulement {gestes.Count} gestes lus.");

        var decrits = LigneDeCode().Matches(Section("Le journal")).Select(m => m.Groups[1].Value);

        Assert.Equal(gestes.Order(StringComparer.Ordinal), decrits.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Les_etats_y_portent_le_meme_nom_qu_a_l_ecran()
    {
        Comparer("### Lettre", Enum.GetValues<EtatDeLettre>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Mission", Enum.GetValues<EtatDeMission>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Signature", Enum.GetNames<EtatDeSignature>().Select(e => (e, "")));
        Comparer("### Campagne", Enum.GetValues<EtatDeCampagne>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Enveloppe", Enum.GetValues<EtatDEnveloppe>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Modalités", Enum.GetValues<EtatDesModalites>().Select(e => (e.ToString(), e.Libelle(Regime.Ific))));
        Comparer("### Bordereau", Enum.GetValues<EtatDeBordereau>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Attribution", Enum.GetValues<EtatDAttribution>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Échéance", Enum.GetValues<SituationDEcheance>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### État liquidatif", Enum.GetValues<EtatDeListe>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Bilan", Enum.GetValues<EtatDeBilan>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Bilan au CA", Enum.GetValues<EtatDuBilanAuCA>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Opération par lot", Enum.GetValues<EtatDeLot>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Ligne de lot", Enum.GetValues<EtatDeLigneDeLot>().Select(e => (e.ToString(), e.Libelle())));
        Comparer("### Import", Enum.GetNames<EtatDImport>().Select(e => (e, "")));
        Comparer("### Courriel", Enum.GetNames<EtatDeCourriel>().Select(e => (e, "")));
    }

    /// <summary>Le nom d'un type, sans la marque d'un type générique.</summary>
    private static string NomDe(Type type) => type.Name.Split('`')[0];

    private static void Comparer(string titre, IEnumerable<(string Etat, string Libelle)> etats)
    {
        var lignes = LigneDEtat().Matches(Section(titre[4..])).Select(m => (m.Groups[1].Value, Libelle: m.Groups[2].Value)).ToList();
        var attendus = etats.ToList();

        Assert.Equal(attendus.Select(e => e.Etat), lignes.Select(l => l.Value));
        Assert.All(attendus.Zip(lignes), p => Assert.True(p.First.Libelle.Length == 0 || p.First.Libelle == p.Second.Libelle, $"{p.First} ≠ {p.Second}"));
    }

    /// <summary>Le texte sous un titre, jusqu'au titre suivant.</summary>
    internal static string Section(string titre)
    {
        var debut = Regex.Match(Page, $"^#+ {Regex.Escape(titre)}\n", RegexOptions.Multiline);
        Assert.True(debut.Success, $"Le titre « {titre} » manque dans docs/domaine.md.");
        var reste = Page[(debut.Index + debut.Length)..];
        var fin = Titre().Match(reste);
        return fin.Success ? reste[..fin.Index] : reste;
    }

    [GeneratedRegex(@"^#+ ", RegexOptions.Multiline)]
    private static partial Regex Titre();

    [GeneratedRegex(@"^\|[^|]+\|[^|]+\|([^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex LigneDuGlossaire();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex LigneDeCode();

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex LigneDEtat();
}
