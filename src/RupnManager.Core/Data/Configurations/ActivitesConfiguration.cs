using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Data.Configurations;

internal sealed class ActivitesConfiguration : IEntityTypeConfiguration<Activite>
{
    public void Configure(EntityTypeBuilder<Activite> activite)
    {
        activite.Property(a => a.Cle).HasMaxLength(Activite.LongueurDeLaCle);
        activite.Property(a => a.Rubrique).HasMaxLength(Activite.LongueurDeLaRubrique);
        activite.Property(a => a.Texte).HasMaxLength(Activite.LongueurDuTexte);
        activite.Property(a => a.Recherche).HasMaxLength(Activite.LongueurDuTexte + 100);
        activite.Property(a => a.Version).IsConcurrencyToken();
        activite.HasOne(a => a.Mission).WithMany().HasForeignKey(a => a.MissionId);
        // Hors connexion, la même saisie peut arriver deux fois : la clé n'en garde qu'une.
        activite.HasIndex(a => new { a.MissionId, a.Cle }).IsUnique();
        activite.HasIndex(a => new { a.MissionId, a.Date });
        activite.HasIndex(a => new { a.PersonneId, a.Date });
        activite.HasIndex(a => new { a.EtablissementId, a.Annee });
    }
}

internal sealed class PiecesJointesConfiguration : IEntityTypeConfiguration<PieceJointe>
{
    public void Configure(EntityTypeBuilder<PieceJointe> piece)
    {
        piece.ToTable("PiecesJointes");
        piece.Property(p => p.Nom).HasMaxLength(PieceJointe.LongueurDuNom);
        piece.Property(p => p.TypeDeContenu).HasMaxLength(40);
        piece.Property(p => p.Empreinte).HasMaxLength(Empreintes.Longueur);
        piece.HasOne(p => p.Activite).WithMany().HasForeignKey(p => p.ActiviteId);
    }
}

internal sealed class BilansConfiguration : IEntityTypeConfiguration<Bilan>
{
    public void Configure(EntityTypeBuilder<Bilan> bilan)
    {
        bilan.Property(b => b.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        bilan.Property(b => b.Reponses).EnJson();
        bilan.Property(b => b.Chiffres).EnJson();
        bilan.Property(b => b.VisePar).HasMaxLength(Personne.LongueurDuNom * 2);
        bilan.Property(b => b.RenvoyePar).HasMaxLength(Personne.LongueurDuNom * 2);
        bilan.Property(b => b.MotifDuRenvoi).HasMaxLength(Bilan.LongueurDuMotif);
        bilan.Property(b => b.Version).IsConcurrencyToken();
        bilan.HasOne(b => b.Mission).WithMany().HasForeignKey(b => b.MissionId);
        bilan.HasOne(b => b.Personne).WithMany().HasForeignKey(b => b.PersonneId);
        bilan.HasOne(b => b.Etablissement).WithMany().HasForeignKey(b => b.EtablissementId);
        bilan.HasIndex(b => b.MissionId).IsUnique();
        bilan.HasIndex(b => new { b.EtablissementId, b.Annee });
        bilan.HasIndex(b => new { b.CodeAcademie, b.Annee, b.Etat });
    }
}

internal sealed class BilansAuCAConfiguration : IEntityTypeConfiguration<BilanAuCA>
{
    public void Configure(EntityTypeBuilder<BilanAuCA> bilan)
    {
        bilan.ToTable("BilansAuCA");
        bilan.Property(b => b.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        bilan.Property(b => b.Textes).EnJson();
        bilan.Property(b => b.MotifSansTousLesBilans).HasMaxLength(BilanAuCA.LongueurDesObservations);
        bilan.Property(b => b.Observations).HasMaxLength(BilanAuCA.LongueurDesObservations);
        bilan.Property(b => b.ArretePar).HasMaxLength(Personne.LongueurDuNom * 2);
        bilan.Property(b => b.ClosPar).HasMaxLength(Personne.LongueurDuNom * 2);
        bilan.Property(b => b.Version).IsConcurrencyToken();
        bilan.HasOne(b => b.Etablissement).WithMany().HasForeignKey(b => b.EtablissementId);
        bilan.HasIndex(b => new { b.EtablissementId, b.Annee }).IsUnique();
    }
}
