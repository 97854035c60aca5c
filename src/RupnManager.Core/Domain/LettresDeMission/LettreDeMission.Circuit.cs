using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

public sealed partial class LettreDeMission
{
    /// <summary>Remplace ce que le chef écrit. Refus : lettre.figee, et ceux du contenu.</summary>
    public void Ecrire(ContenuDeLettre contenu, Acteur auteur, DateTime quand)
    {
        if (Etat is not EtatDeLettre.Brouillon) throw ReglesDeLaLettre.Figee.Refus();
        if (Nature is not NatureDeLActe.FinDeMission) contenu.Verifier(Modele!);
        if (contenu.FinModifiee is { } fin && (fin < Mission!.Debut || !Annee.Contient(fin)))
            throw ReglesDesMissions.Dates.RefusSur(nameof(ContenuDeLettre.FinModifiee),
                ("debut", Annee.PremierJour.ToString("d")), ("fin", Annee.DernierJour.ToString("d")));
        VersionCourante.Contenu = contenu;
        (ModifieePar, ModifieeParNom, ModifieeLe) = (auteur.PersonneId, auteur.Designation, quand);
        Jeton++;
    }

    /// <summary>Fige le texte et ouvre le circuit. Refus : lettre.champ-vide, lettre.clause-vide, avenant.vide.</summary>
    public void MettreALaSignature(DateTime quand)
    {
        Exiger(EtatDeLettre.Brouillon);
        VersionCourante.Contenu.VerifierComplet();
        if (Nature is NatureDeLActe.Avenant && !Change(LettreInitiale!)) throw ReglesDeLaLettre.AvenantVide.Refus();
        VersionCourante.Figer(CompositionDeLActe.Composer(this), CeQuiChange.Dans(this), quand);
        ALire = !VersionCourante.CeQuiChange.EstVide;
        Passer(EtatDeLettre.ASignerParLeChef, quand);
    }

    /// <summary>Rouvre le texte : même version si personne n'a signé, version suivante après un refus ou un renvoi.</summary>
    public void Reprendre(DateTime quand)
    {
        Exiger(EtatDeLettre.ASignerParLeChef, EtatDeLettre.Refusee, EtatDeLettre.Renvoyee);
        if (Etat is EtatDeLettre.ASignerParLeChef)
            VersionCourante.Defiger();
        else
        {
            var contenu = VersionCourante.Contenu;
            NumeroDeVersion++;
            _versions.Add(new VersionDeLettre { LettreId = Id, Numero = NumeroDeVersion, Contenu = contenu });
        }
        ALire = false;
        Passer(EtatDeLettre.Brouillon, quand);
    }

    /// <summary>Ferme définitivement une lettre sans effet.</summary>
    public void Abandonner(DateTime quand)
    {
        Exiger(EtatDeLettre.Brouillon, EtatDeLettre.Refusee, EtatDeLettre.Renvoyee);
        Passer(EtatDeLettre.Abandonnee, quand);
    }

    /// <summary>Vrai tant que le RUPN n'a pas donné son accord : la mission peut être confiée à une autre personne.</summary>
    public static bool AttendEncoreLeRupn(EtatDeLettre etat) => etat is EtatDeLettre.Brouillon or EtatDeLettre.ASignerParLeChef
        or EtatDeLettre.ASignerParLeRupn or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee;

    /// <summary>
    /// Ferme la lettre d'un RUPN qu'une autre personne remplace avant sa signature ; les signatures données sont sans effet.
    /// Refus : remplacement.signee.
    /// </summary>
    public void FermerPourUnAutre(Acteur auteur, string motif, DateTime quand)
    {
        if (!AttendEncoreLeRupn(Etat)) throw ReglesDesMissions.RemplacementSignee.Refus(("etat", Etat.Libelle()));
        VersionCourante.Clore(motif, auteur.Designation, quand);
        Passer(EtatDeLettre.Abandonnee, quand);
    }

    /// <summary>
    /// Pose une signature à l'étape attendue et passe à la suivante, ou au scellement.
    /// Refus : signature.deja, circuit.ordre, signature.texte-change, signature.deux-qualites, delegation.propre-lettre.
    /// </summary>
    public Signature Signer(Etape etape, Acteur acteur, SignatureDemandee demande, DateTime quand)
    {
        VerifierLeTour(etape);
        VerifierLaQualite(etape, acteur);
        var version = VersionCourante;
        if (demande.EmpreinteLue != version.Empreinte) throw ReglesDeLaSignature.TexteChange.Refus();
        var signature = Construire(etape, acteur, demande, version, quand);
        version.Ajouter(signature);
        Avancer(etape, quand);
        return signature;
    }

    /// <summary>
    /// Le chef déclare les signatures portées sur le papier : elles tiennent lieu de tout le circuit.
    /// Refus : manuscrit.date, manuscrit.original, signature.deux-qualites.
    /// </summary>
    public void DeclarerManuscrites(Acteur declarant, IReadOnlyList<(Etape Etape, SignataireManuscrit Signataire)> signataires, DateTime quand)
    {
        Exiger(EtatDeLettre.ASignerParLeChef);
        if (!signataires.Select(s => s.Etape).SequenceEqual(Circuit))
            throw ReglesDeLaSignature.Ordre.Refus(("attendu", NomDeLEtape(Circuit[signataires.Count < Circuit.Count ? signataires.Count : 0])));
        if (signataires.Select(s => s.Signataire.PersonneId).Distinct().Count() < signataires.Count)
            throw ReglesDeLaSignature.DeuxQualites.Refus(("qualite", "signataire"));
        foreach (var (etape, signataire) in signataires)
        {
            if (signataire.Le > quand.JourDeParis()) throw ReglesDeLaSignature.ManuscritDate.Refus();
            if (string.IsNullOrWhiteSpace(signataire.LieuDeLOriginal)) throw ReglesDeLaSignature.ManuscritOriginal.Refus();
            var demande = new SignatureDemandee(VersionCourante.Empreinte!, SignatureDemandee.Manuscrite) { Signataire = signataire };
            VersionCourante.Ajouter(Construire(etape, declarant, demande, VersionCourante, quand));
            Avancer(etape, quand);
        }
    }

    /// <summary>Retire sa signature tant que l'étape suivante est intacte. Refus : retrait.tard.</summary>
    public Signature Retirer(Etape etape, Acteur acteur, DateTime quand)
    {
        var signature = VersionCourante.Posee(etape);
        if (signature is null || signature.PersonneId != acteur.PersonneId)
            throw ReglesDeLaLettre.GesteImpossible.Refus(("etat", Etat.Libelle()));
        var suivante = VersionCourante.Posees.FirstOrDefault(s => s.Etape > etape);
        if (suivante is not null || Etat.EtapeAttendue() is null)
            throw ReglesDeLaSignature.RetraitTard.Refus(("auteur", suivante?.Designation ?? "Le dernier signataire"));
        signature.Changer(EtatDeSignature.Retiree);
        Passer(etape.Attente(), quand);
        return signature;
    }

    /// <summary>Le RUPN, volontaire, peut toujours refuser (circulaire n° 2010-243). Refus : refus.motif.</summary>
    public void Refuser(Acteur acteur, string? motif, DateTime quand)
    {
        VerifierLeTour(Etape.Rupn);
        VerifierLaQualite(Etape.Rupn, acteur);
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDeLaSignature.RefusMotif.Refus();
        VersionCourante.Clore(motif.Trim(), acteur.Designation, quand);
        Passer(EtatDeLettre.Refusee, quand);
    }

    /// <summary>Le DAN renvoie la lettre à reprendre. Refus : renvoi.motif.</summary>
    public void Renvoyer(Acteur acteur, string? motif, DateTime quand)
    {
        VerifierLeTour(Etape.Dan);
        VerifierLaQualite(Etape.Dan, acteur);
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDeLaSignature.RenvoiMotif.Refus();
        VersionCourante.Clore(motif.Trim(), acteur.Designation, quand);
        Passer(EtatDeLettre.Renvoyee, quand);
    }

    /// <summary>Le PDF est scellé : l'acte est validé, et prend effet sur la lettre et la mission qu'il concerne.</summary>
    public void NoterScellement(DateTime quand)
    {
        Exiger(EtatDeLettre.ASceller);
        Passer(EtatDeLettre.Validee, quand);
        if (Nature is NatureDeLActe.Avenant && VersionCourante.Contenu.FinModifiee is { } fin) Mission!.Dater(Mission.Debut, fin);
        if (Nature is NatureDeLActe.FinDeMission) Mission!.Terminer(VersionCourante.Contenu.DateDeFin!.Value);
    }

    /// <summary>Un avenant validé remplace cette lettre.</summary>
    public void Remplacer(DateTime quand)
    {
        Exiger(EtatDeLettre.Validee);
        Passer(EtatDeLettre.Remplacee, quand);
    }

    /// <summary>Un acte de fin validé termine la mission de cette lettre.</summary>
    public void Terminer(DateTime quand)
    {
        Exiger(EtatDeLettre.Validee);
        Passer(EtatDeLettre.Terminee, quand);
    }

    private void VerifierLeTour(Etape etape)
    {
        if (VersionCourante.Posee(etape) is { } deja)
            throw ReglesDeLaSignature.Deja.Refus(("auteur", deja.Designation), ("date", deja.Le.DateEnLettres()), ("heure", deja.Le.HeureEnLettres()));
        if (Etat.EtapeAttendue() == etape) return;
        if (Etat.EtapeAttendue() is not { } attendue) throw ReglesDeLaLettre.GesteImpossible.Refus(("etat", Etat.Libelle()));
        throw ReglesDeLaSignature.Ordre.Refus(("attendu", NomDeLEtape(attendue)));
    }

    private void VerifierLaQualite(Etape etape, Acteur acteur)
    {
        var rupn = Mission!.Personnel!.PersonneId;
        if (etape is Etape.Rupn && acteur.PersonneId != rupn)
            throw new InterditException(ReglesDeLaSignature.HorsFonction,
                ("date", EtatDepuis.DateEnLettres()), ("personne", Mission.Personnel.Personne!.Designation));
        if (etape is not Etape.Rupn && acteur.PersonneId == rupn)
            throw acteur.Role is Role.Delegataire
                ? ReglesDesComptes.DelegationPropreLettre.Refus()
                : ReglesDeLaSignature.DeuxQualites.Refus(("qualite", "RUPN"));
        if (VersionCourante.Posees.FirstOrDefault(s => s.PersonneId == acteur.PersonneId) is { } autre)
            throw ReglesDeLaSignature.DeuxQualites.Refus(("qualite", autre.Qualite));
    }

    private static Signature Construire(Etape etape, Acteur acteur, SignatureDemandee demande, VersionDeLettre version, DateTime quand)
    {
        var precedente = version.Posees.LastOrDefault()?.Empreinte ?? "";
        var delegation = demande.Signataire is null ? acteur.Delegation : null;
        return new Signature
        {
            VersionDeLettreId = version.Id,
            Etape = etape,
            Tour = version.Signatures.Count(s => s.Etape == etape),
            PersonneId = demande.Signataire?.PersonneId ?? acteur.PersonneId,
            Designation = demande.Signataire?.Designation ?? acteur.Designation,
            Qualite = demande.Signataire?.Qualite ?? acteur.Qualite,
            DelegationReference = delegation?.Reference,
            DelegationDebut = delegation?.Debut,
            DelegationFin = delegation?.Fin,
            Delegant = delegation?.Delegant,
            Le = quand,
            EmpreinteDuContenu = version.Empreinte!,
            EmpreintePrecedente = precedente,
            MoyenDAuthentification = demande.Moyen,
            Trace = demande.Trace,
            ManuscriteDu = demande.Signataire?.Le,
            LieuDeLOriginal = demande.Signataire?.LieuDeLOriginal,
            Empreinte = Signature.Calculer(etape, demande.Signataire?.PersonneId ?? acteur.PersonneId,
                demande.Signataire?.Qualite ?? acteur.Qualite, quand, version.Empreinte!, precedente, demande.Moyen, demande.Trace,
                demande.Signataire?.LieuDeLOriginal),
        };
    }

    private void Avancer(Etape etape, DateTime quand)
    {
        var suivante = Circuit.Where(e => e > etape).Cast<Etape?>().FirstOrDefault();
        Passer(suivante?.Attente() ?? EtatDeLettre.ASceller, quand);
    }

    private bool Change(LettreDeMission initiale)
    {
        var (avant, apres) = (initiale.VersionCourante.Contenu, VersionCourante.Contenu);
        return EcartAvecLeModele.Entre(avant.Clauses, apres.Clauses).Count > 0
            || !avant.Champs.SequenceEqual(apres.Champs)
            || !avant.QuiFaitQuoi.SequenceEqual(apres.QuiFaitQuoi)
            || avant.Annexe != apres.Annexe
            || (apres.FinModifiee is { } fin && fin != Mission!.Fin);
    }

    /// <summary>Le nom du signataire d'une étape, tel que le circuit le dit.</summary>
    public string NomDeLEtape(Etape etape) => etape switch
    {
        Etape.Chef => "chef d'établissement",
        Etape.Rupn => "RUPN",
        _ => TitreDuTroisiemeSignataire,
    };

    private void Exiger(params EtatDeLettre[] permis)
    {
        if (!permis.Contains(Etat)) throw ReglesDeLaLettre.GesteImpossible.Refus(("etat", Etat.Libelle()));
    }

    private void Passer(EtatDeLettre etat, DateTime quand)
    {
        (Etat, EtatDepuis) = (etat, quand);
        Jeton++;
    }
}
