using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Rappels;

/// <summary>Ce qu'il est advenu du courriel d'un rappel.</summary>
public enum EtatDuRappel { Envoye, EnAttente, Groupe, NonParti }

/// <summary>Les mots des rappels à l'écran.</summary>
public static class MotsDesRappels
{
    public static string Libelle(this EtatDuRappel etat) => etat switch
    {
        EtatDuRappel.Envoye => "Envoyé",
        EtatDuRappel.EnAttente => "En attente",
        EtatDuRappel.Groupe => "Dans un récapitulatif",
        _ => "Non parti",
    };

    public static string Libelle(this ListeARelancer liste) => liste switch
    {
        ListeARelancer.Lettres => "Lettres en attente",
        ListeARelancer.SansLettre => "Missions sans lettre",
        _ => "Établissements sans mission",
    };

    /// <summary>L'état du courriel, tel que le rappel le montre ; un courriel oublié depuis est parti.</summary>
    internal static EtatDuRappel EnRappel(this EtatDeCourriel? etat) => etat switch
    {
        EtatDeCourriel.AEnvoyer or EtatDeCourriel.EnCours => EtatDuRappel.EnAttente,
        EtatDeCourriel.Groupe => EtatDuRappel.Groupe,
        EtatDeCourriel.Abandonne or EtatDeCourriel.Incertain or EtatDeCourriel.Classe => EtatDuRappel.NonParti,
        _ => EtatDuRappel.Envoye,
    };

    internal static EtatDeCourriel[] EnCourriels(this EtatDuRappel etat) =>
        [.. Enum.GetValues<EtatDeCourriel>().Where(e => ((EtatDeCourriel?)e).EnRappel() == etat)];
}

/// <summary>Ce que l'on cherche parmi les rappels d'une année.</summary>
public sealed record RechercheDeRappels(AnneeScolaire Annee)
{
    public string? Q { get; init; }
    public EtatDuRappel? Etat { get; init; }
    public int Page { get; init; } = 1;
}

/// <summary>Un rappel parti : quand, à qui, pour quoi, le combientième, demandé par qui, et ce qu'il en est du courriel.</summary>
public sealed record LigneDeRappel(
    DateTime Le, string Destinataire, string Etablissement, NatureDeRappel Nature, Guid ActeId, string Reference, int Numero, string? Auteur, EtatDuRappel Etat);

/// <summary>Une page de rappels.</summary>
public sealed record PageDesRappels(RechercheDeRappels Recherche, PageDe<LigneDeRappel> Page);

/// <summary>Ce qui a été rappelé, dans le périmètre de l'acteur.</summary>
public sealed class ListeDesRappelsService(RupnDbContext db)
{
    public async Task<PageDesRappels> LireAsync(RechercheDeRappels recherche, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.Relancer);
        var rappels = db.Rappels.VisiblesPar(acteur).AsNoTracking().Where(r => r.Annee == recherche.Annee);
        foreach (var mot in TexteDeRecherche.Mots(recherche.Q))
            rappels = rappels.Where(r => r.Etablissement!.Recherche.Contains(mot) || r.Envoi!.Personne!.Recherche.Contains(mot));
        if (recherche.Etat is { } etat)
        {
            var etats = etat.EnCourriels();
            rappels = etat is EtatDuRappel.Envoye
                ? rappels.Where(r => !db.Courriels.Any(c => c.Id == r.Envoi!.CourrielId && !etats.Contains(c.Etat)))
                : rappels.Where(r => db.Courriels.Any(c => c.Id == r.Envoi!.CourrielId && etats.Contains(c.Etat)));
        }
        var page = await rappels.OrderByDescending(r => r.Envoi!.Le).ThenBy(r => r.Reference).ThenBy(r => r.Id)
            .Select(r => new
            {
                r.Envoi!.Le, Personne = r.Envoi.Personne!, r.Etablissement!.Nom, r.Nature, r.ActeId, r.Reference, r.Numero, r.Envoi.Auteur,
                Etat = db.Courriels.Where(c => c.Id == r.Envoi.CourrielId).Select(c => (EtatDeCourriel?)c.Etat).FirstOrDefault(),
            }).EnPageAsync(recherche.Page, ct);
        return new(recherche, new([.. page.Lignes.Select(l => new LigneDeRappel(
            l.Le, l.Personne.Designation, l.Nom, l.Nature, l.ActeId, l.Reference, l.Numero, l.Auteur, l.Etat.EnRappel()))], page.Total, page.Numero));
    }
}
