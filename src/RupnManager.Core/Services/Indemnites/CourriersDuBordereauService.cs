using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Indemnites;

/// <summary>Qui est averti de la vie d'un bordereau : des nombres, jamais un montant.</summary>
public sealed class CourriersDuBordereauService(RupnDbContext db, CourrielService courriels, EnFonctionService enFonction, TimeProvider horloge)
{
    /// <summary>Dit aux services du recteur qu'un bordereau attend leurs décisions.</summary>
    public async Task AvertirDeLEnvoiAsync(Bordereau bordereau, CancellationToken ct)
    {
        var nombre = bordereau.Lignes.Count();
        var quoi = nombre == 1 ? "1 proposition" : $"{nombre} propositions";
        foreach (var personne in await enFonction.EnAcademieAsync(Role.Rectorat, bordereau.CodeAcademie, ct))
            courriels.Preparer("bordereau-recu", personne, $"Bordereau {bordereau.Numero} : {quoi} à décider", $"""
                {bordereau.EnvoyePar} a envoyé le bordereau {bordereau.Numero} ({bordereau.Etablissement!.Nom}, {bordereau.Annee}) le {bordereau.EnvoyeLe!.Value.DateEnLettres()} : {quoi}.
                C'est à vous de les décider : accorder, modifier ou refuser chacune.
                Les montants et les motifs sont dans l'application : {courriels.Lien($"indemnites/bordereaux/{bordereau.Id}")}
                """, bordereau.Etablissement.Academie!.NomComplet);
    }

    /// <summary>Avertit le chef en fonction et son délégataire si le bordereau vient d'être décidé ; rien tant qu'une ligne attend.</summary>
    public async Task AvertirDesDecisionsAsync(Bordereau bordereau, CancellationToken ct)
    {
        var rendues = bordereau.Attributions.Where(a => a.Decision is not null).Select(a => a.Decision!.Sens).ToList();
        if (bordereau.Etat is not EtatDeBordereau.Decide || rendues.Count == 0) return;
        var academie = await AcademieAsync(bordereau.CodeAcademie, ct);
        foreach (var chef in await enFonction.ChefEtDelegatairesAsync(bordereau.EtablissementId, ct))
            courriels.Preparer("decision-recteur", chef, $"Décisions rendues – bordereau {bordereau.Numero}", $"""
                Le rectorat a rendu ses décisions sur le bordereau {bordereau.Numero} du {bordereau.EnvoyeLe!.Value.DateEnLettres()}.
                Accordées : {rendues.Count(s => s is SensDeDecision.Accordee)}. Modifiées : {rendues.Count(s => s is SensDeDecision.Modifiee)}. Refusées : {rendues.Count(s => s is SensDeDecision.Refusee)}.
                Les montants et les motifs sont dans l'application : {courriels.Lien($"indemnites/bordereaux/{bordereau.Id}")}
                Prochain geste : certifier le service fait, au terme.
                """, academie);
    }

    /// <summary>Dit à l'intéressé qu'une décision le concerne, s'il peut la lire : ni le montant, ni le sens.</summary>
    internal async Task AvertirLInteresseAsync(Attribution attribution, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var lit = await db.Affectations.AnyAsync(a => a.PersonneId == attribution.PersonneId && a.Role == Role.Rupn && a.Debut <= jour && (a.Fin == null || jour <= a.Fin)
            && db.Users.Any(c => c.Id == a.PersonneId && c.Actif), ct);
        if (!lit) return;
        courriels.Preparer("decision-agent", attribution.Personne!, "Une décision est rendue sur votre indemnité", $"""
            Le rectorat a rendu sa décision sur l'indemnité proposée pour vous ({attribution.Mission!.Fonction!.Libelle}, {attribution.Mission.Etablissement!.Nom}, {attribution.Annee}).
            La décision et ses raisons sont dans l'application : {courriels.Lien($"indemnites/mon-indemnite?annee={attribution.Annee.Debut}")}
            Une question ? Votre chef d'établissement l'a proposée et peut vous répondre.
            """, await AcademieAsync(attribution.CodeAcademie, ct));
    }

    private async Task<string> AcademieAsync(string code, CancellationToken ct) => (await db.Academies.AsNoTracking().FirstAsync(a => a.Code == code, ct)).NomComplet;
}
