using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Journal;
using RupnManager.Services.Rappels;

namespace RupnManager.Services.Lots;

/// <summary>La relance par lot : une ligne par personne, un seul courriel, aux règles de tout rappel redemandées au moment d'écrire.</summary>
public sealed class RappelEnLot(
    ListeARelancerService liste, AttentesService attentes, RappelService rappels, CourrierDeRappelService courrier, JournalService journal, TimeProvider horloge) : GesteEnLot
{
    public override NatureDeLot Nature => NatureDeLot.Rappel;

    public override Permission Permission => Permission.Relancer;

    public override async Task<IReadOnlyList<LigneDeLot>> PreparerAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var passe = await attentes.PasseAsync(acteur.Portee(), ct);
        var attendus = await liste.DesActesAsync(ids, acteur, ct);
        return [.. attendus.GroupBy(a => a.Bloque?.Id ?? a.ActeId).Select(g => EnLigne([.. g.OrderBy(a => a.Depuis)], passe))];
    }

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var premier = (await liste.DesActesAsync([ligne.ObjetId], auteur, ct)).FirstOrDefault();
        if (premier is null) return IssueDeLigne.DejaFaite("Le geste est fait : il n'y a plus rien à rappeler.");
        var ici = auteur.Portee() with { EtablissementId = premier.EtablissementId };
        var passe = await attentes.PasseAsync(ici, ct);
        if (Obstacle(premier, passe) is { } motif) return IssueDeLigne.Ecartee(motif);
        var gestes = (await liste.AuMemeEndroitAsync(premier, auteur, ct)).Where(a => a.Bloque?.Id == premier.Bloque!.Id && passe.Pour(a) < CadenceDesRappels.Maximum)
            .Select(a => new GesteRappele(a, passe.Pour(a) + 1)).ToList();
        courrier.Preparer(premier.Bloque!, gestes, (await rappels.CadreAsync(auteur.CodeAcademie!, ct) with { Auteur = auteur.Designation }).Pour(premier.Bloque!));
        journal.Consigner(auteur, Evenement.RelanceFaite, new("relance", premier.ActeId, premier.EtablissementId, premier.CodeAcademie), "a relancé 1 personne.");
        return IssueDeLigne.Faite;
    }

    private LigneDeLot EnLigne(IReadOnlyList<Attente> gestes, PasseDesRappels passe)
    {
        // La ligne tient à l'acte le plus ancien que l'on peut encore rappeler.
        var premier = gestes.FirstOrDefault(g => Obstacle(g, passe) is null) ?? gestes[0];
        var ligne = new LigneDeLot
        {
            ObjetId = premier.ActeId,
            EtablissementId = premier.EtablissementId,
            Reference = gestes.Count == 1 ? premier.Reference : $"{premier.Reference} et {gestes.Count - 1} de plus",
            Libelle = $"{premier.Bloque?.Designation ?? "Personne en fonction"}, {premier.Etablissement} : {premier.Nature.Geste()}",
        };
        return Obstacle(premier, passe) is { } motif ? ligne.Empecher(motif) : ligne;
    }

    private string? Obstacle(Attente attente, PasseDesRappels passe)
    {
        if (attente.Bloque is not { } personne) return "Personne n'est en fonction, ou n'a de compte, pour ce geste.";
        if (passe.Dernier(personne.Id)?.JourDeParis() is { } dernier && !CadenceDesRappels.PeutEtreRappele(horloge.Aujourdhui(), dernier))
            return $"{personne.Designation} a déjà reçu un rappel le {dernier.EnLettres()} : un par semaine au plus.";
        return passe.Pour(attente) >= CadenceDesRappels.Maximum ? $"Cinq rappels sont déjà partis pour {attente.Reference}." : null;
    }
}
