using RupnManager.Domain.Acteurs;

namespace RupnManager.Web.Infrastructure;

/// <summary>Une entrée du menu principal.</summary>
public sealed record EntreeDeMenu(string Libelle, string Chemin, params string[] Autres);

/// <summary>Le menu de chaque rôle : six entrées au plus, jamais de sous-menu.</summary>
public static class Menu
{
    private static readonly EntreeDeMenu Accueil = new("Accueil", "/");
    private static readonly EntreeDeMenu Lettres = new("Lettres de mission", "/lettres-de-mission");
    private static readonly EntreeDeMenu Missions = new("Missions", "/missions", "/fonctions");
    private static readonly EntreeDeMenu Etablissements = new("Établissements", "/etablissements");
    private static readonly EntreeDeMenu Modeles = new("Modèles", "/modeles");
    private static readonly EntreeDeMenu Indemnites = new("Indemnités", "/indemnites/attributions", "/indemnites");
    private static readonly EntreeDeMenu Bilans = new("Activités et bilans", "/bilans", "/activites");
    private static readonly EntreeDeMenu Journal = new("Journal", "/journal");

    public static IReadOnlyList<EntreeDeMenu> Pour(Acteur? acteur) => acteur?.Role switch
    {
        null => [],
        Role.ChefEtablissement => [Accueil, Lettres, Bilans, Indemnites, new("Établissement", "/missions", "/nouvelle-annee", "/personnels", "/fonctions", "/delegations"), Journal],
        Role.Delegataire => [Accueil, Lettres, Bilans, Indemnites, Journal],
        Role.Rupn =>
        [
            Accueil, new("Mes activités", "/activites"), new("Ma lettre", "/lettres-de-mission"), new("Mon bilan", "/bilans"),
            new("Mon indemnité", "/indemnites/mon-indemnite", "/indemnites"),
        ],
        Role.Intendance =>
        [
            Accueil, new("États liquidatifs", "/indemnites/etats-liquidatifs", "/indemnites/echeances"), new("Attributions", "/indemnites/attributions", "/indemnites/bordereaux"),
            new("Enveloppe", "/indemnites/enveloppes", "/indemnites/baremes"), Missions, Journal,
        ],
        Role.Dan =>
        [
            Accueil, new("Lettres à valider", "/academie", "/lettres-de-mission", "/missions"), new("Couverture", "/academie/couverture", "/etablissements"),
            new("Bilans", "/bilans/synthese"),
            new("Campagne", "/campagne", "/modeles", "/rappels", "/nouvelle-annee"), Journal,
        ],
        Role.Rectorat => [Accueil, Indemnites with { Autres = ["/indemnites", "/academie/lots"] }, Lettres, Missions, Etablissements, Journal],
        _ => [Accueil, new("Comptes", "/comptes"), Etablissements, Modeles, new("Service", "/service"), Journal],
    };

    /// <summary>L'entrée à laquelle la page affichée appartient : la plus précise, s'il y en a plusieurs.</summary>
    public static EntreeDeMenu? Active(IEnumerable<EntreeDeMenu> entrees, PathString chemin) => entrees
        .SelectMany(e => e.Autres.Prepend(e.Chemin), (entree, page) => (Entree: entree, Page: page))
        .Where(e => e.Page == "/" ? chemin == "/" : chemin.StartsWithSegments(e.Page))
        .OrderByDescending(e => e.Page.Length).Select(e => e.Entree).FirstOrDefault();
}
