using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Demonstration;

/// <summary>Donne à chacun son identité, son compte, son rôle et sa fiche.</summary>
internal sealed class Distribution(RupnDbContext db, Scene scene, Func<string, Compte> ouvrirUnCompte)
{
    private static readonly TimeOnly HeureDeLInvitation = new(14, 0);

    public void Distribuer()
    {
        foreach (var role in Troupe.Personnes) Distribuer(role);
        foreach (var delegation in Troupe.Delegations) Deleguer(delegation);
    }

    private void Distribuer(PersonneDeTroupe p)
    {
        var personne = new Personne { Civilite = p.Civilite, Prenom = p.Prenom, NomUsage = p.Nom, Courriel = Troupe.Courriel(p.Compte) };
        db.Personnes.Add(scene.Personnes[p.Compte] = personne);
        if (!p.SansCompte) OuvrirLeCompte(p, personne);
        var lieu = p.Lieu is null ? null : scene.Lieux[p.Lieu];
        if (p.Role is { } role) Affecter(p, role, personne, lieu);
        foreach (var cle in new[] { p.Lieu, p.AussiA })
            if (cle is not null && p.Corps is not null) OuvrirLaFiche(p, personne, cle);
    }

    private void OuvrirLeCompte(PersonneDeTroupe p, Personne personne)
    {
        var compte = ouvrirUnCompte(personne.Courriel);
        compte.Id = personne.Id;
        db.Users.Add(compte);
        if (!p.InvitationEnAttente) return;
        (compte.PasswordHash, compte.EmailConfirmed) = (null, false);
        var invitation = new LienUnique { Usage = UsageDuLien.Invitation, PersonneId = personne.Id };
        invitation.Ouvrir(scene.Calendrier.Instant(new(2026, 11, 9), HeureDeLInvitation));
        db.LiensUniques.Add(invitation);
    }

    private void Affecter(PersonneDeTroupe p, Role role, Personne personne, Etablissement? lieu)
    {
        var affectation = new Affectation
        {
            PersonneId = personne.Id, Personne = personne, Role = role, Debut = p.Depuis, Titre = p.Titre,
            EtablissementId = role.SExerceEnEtablissement() ? lieu!.Id : null, Etablissement = role.SExerceEnEtablissement() ? lieu : null,
            CodeAcademie = role.SExerceEnAcademie() ? Troupe.CodeAcademie : null,
        }.Verifier();
        if (p.Jusque is { } jusque) affectation.Terminer(scene.Calendrier.Jour(jusque));
        affectation.VerifierParmi(scene.Affectations);
        scene.Affectations.Add(affectation);
        db.Affectations.Add(affectation);
    }

    private void OuvrirLaFiche(PersonneDeTroupe p, Personne personne, string lieu)
    {
        var agent = new Personnel
        {
            PersonneId = personne.Id, Personne = personne, EtablissementId = scene.Lieux[lieu].Id, Etablissement = scene.Lieux[lieu],
            Categorie = p.Categorie, CorpsGrade = p.Corps!, Titulaire = p.Titulaire, CommentaireService = p.CommentaireService,
            ServiceCompletDeclareLe = p.Categorie is CategorieDePersonnel.Enseignant or CategorieDePersonnel.Education ? p.ServiceCompletLe : null,
        };
        scene.Agents[(p.Compte, lieu)] = agent;
        db.Personnels.Add(agent);
    }

    private void Deleguer(DelegationDeTroupe d)
    {
        var (delegant, delegataire) = (scene.Personnes[d.Delegant], scene.Personnes[d.Delegataire]);
        var delegation = new Delegation
        {
            EtablissementId = scene.Lieux[d.Lieu].Id, Etablissement = scene.Lieux[d.Lieu], DelegantId = delegant.Id, Delegant = delegant,
            DelegataireId = delegataire.Id, Delegataire = delegataire, TitreDuDelegataire = d.Titre, Reference = d.Reference,
            Debut = new(2026, 9, 1), Fin = new(2027, 8, 31),
        };
        scene.Delegations.Add(delegation);
        db.Delegations.Add(delegation);
    }
}
