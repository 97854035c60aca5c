using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Acteurs;

/// <summary>Dit à qui prend une place ce qui l'y attend et à qui il succède ; au chef, ce que laisse un RUPN dont l'accès finit.</summary>
public sealed class CourriersDesArrivees(RupnDbContext db, ResteOuvert restes, CourrielService courriels, TimeProvider horloge)
{
    private const string CleDeSuccession = "succession", CleDuDepart = "depart-rupn";

    /// <summary>Les places qu'une seule personne occupe : sans rien en attente, rien ne part.</summary>
    internal async Task AvertirLesSuccesseursAsync(IEnumerable<Affectation> ouvertes, CancellationToken ct)
    {
        var places = ouvertes.Where(a => a.Role.AUnSeulTitulaire()).ToList();
        if (places.Count == 0) return;
        var attendus = await restes.CompterAsync(places, ct);
        var avant = await PrecedentsAsync([.. places.Where(a => attendus[a.Id].Count > 0)], ct);
        foreach (var place in places.Where(a => attendus[a.Id].Count > 0))
            courriels.Preparer(CleDeSuccession, place.Personne!, "Ce qui vous attend dans vos fonctions", $"""
                {Arrivee(place, avant.GetValueOrDefault(place.Id))}
                En attente aujourd'hui :
                {Liste(attendus[place.Id])}
                Les signatures déjà données restent à qui les a données.
                Tout voir : {courriels.Lien("")}
                """, Academie(place));
    }

    /// <summary>L'accès d'un RUPN finit par un autre geste que celui de son chef : le chef l'apprend, s'il en reste quelque chose.</summary>
    internal async Task AvertirLesChefsAsync(IEnumerable<Affectation> finies, Acteur auteur, CancellationToken ct)
    {
        var rupn = finies.Where(a => a.Role is Role.Rupn && a.APrisEffet).ToList();
        if (rupn.Count == 0) return;
        var (laisses, chefs) = (await restes.CompterAsync(rupn, ct), await ChefsAsync(rupn, ct));
        foreach (var depart in rupn.Where(a => laisses[a.Id].Count > 0))
            foreach (var chef in chefs[depart.EtablissementId!.Value].Where(c => c.PersonneId != auteur.PersonneId))
                courriels.Preparer(CleDuDepart, chef.Personne!, "L'accès d'un RUPN prend fin", $"""
                    {auteur.Designation} a mis fin à l'affectation de {depart.Personne!.Designation}, RUPN ({depart.Etablissement!.Nom}), au {depart.Fin!.Value.EnLettres()}.
                    Il en reste :
                    {Liste(laisses[depart.Id])}
                    Cette personne quitte l'établissement ? Notez son départ dans sa fiche : elle montre quoi faire de chaque chose.
                    Ouvrir les fiches : {courriels.Lien("personnels")}
                    """, Academie(depart));
    }

    /// <summary>Qui tenait la place juste avant, s'il y a eu quelqu'un ; ce que la transaction vient de finir compte comme fini.</summary>
    private async Task<Dictionary<Guid, Affectation>> PrecedentsAsync(List<Affectation> places, CancellationToken ct)
    {
        var precedents = new Dictionary<Guid, Affectation>();
        foreach (var paquet in places.EnPaquets())
        {
            var (lieux, academies) = (paquet.Select(a => a.EtablissementId).OfType<Guid>().ToList(), paquet.Select(a => a.CodeAcademie).OfType<string>().ToList());
            var tenues = await db.Affectations.Include(a => a.Personne).Where(a => (a.Role == Role.ChefEtablissement && lieux.Contains(a.EtablissementId!.Value))
                || (a.Role == Role.Dan && academies.Contains(a.CodeAcademie!))).ToListAsync(ct);
            foreach (var place in paquet)
                if (tenues.Where(a => a.Id != place.Id && Siege.CleDe(a) == Siege.CleDe(place) && a.APrisEffet && a.Fin < place.Debut).MaxBy(a => a.Fin) is { } avant)
                    precedents[place.Id] = avant;
        }
        return precedents;
    }

    private async Task<ILookup<Guid, Affectation>> ChefsAsync(List<Affectation> rupn, CancellationToken ct)
    {
        var (chefs, jour) = (new List<Affectation>(), horloge.Aujourdhui());
        foreach (var lieux in rupn.Select(a => a.EtablissementId!.Value).EnPaquets())
            chefs.AddRange(await db.Affectations.Include(a => a.Personne).Where(a => a.Role == Role.ChefEtablissement && lieux.Contains(a.EtablissementId!.Value)
                && a.Debut <= jour && (a.Fin == null || jour <= a.Fin)).ToListAsync(ct));
        return chefs.ToLookup(a => a.EtablissementId!.Value);
    }

    private static string Arrivee(Affectation place, Affectation? avant)
    {
        var lieu = place.Etablissement is { } etablissement ? $"{etablissement.Nom} ({etablissement.Uai})" : place.Academie?.NomComplet ?? "";
        return avant is null || avant.PersonneId == place.PersonneId
            ? $"Vous êtes {place.Libelle}, {lieu}, à partir du {place.Debut.EnLettres()}."
            : $"Vous êtes {place.Libelle}, {lieu}, à partir du {place.Debut.EnLettres()}. Vous succédez à {avant.Personne!.Designation}.";
    }

    private static string Liste(IEnumerable<Reste> restes) => string.Join('\n', restes.Select(r => $"- {r}"));

    private static string Academie(Affectation affectation) => (affectation.Academie ?? affectation.Etablissement?.Academie)?.NomComplet ?? "RupnManager";
}
