using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Data.Configurations;

internal sealed class EtatsLiquidatifsConfiguration : IEntityTypeConfiguration<EtatLiquidatif>
{
    public void Configure(EntityTypeBuilder<EtatLiquidatif> etat)
    {
        etat.ToTable("EtatsLiquidatifs", t =>
        {
            t.HasCheckConstraint("CK_EtatsLiquidatifs_QuatreYeux", "[ArreteParId] <> [PreparateurId] AND [ArreteParId] <> [SoumisParId]");
        });
        etat.Montant(e => e.TotalArrete, nameof(EtatLiquidatif.TotalArrete));
        etat.Property(e => e.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        etat.Property(e => e.Preparateur).HasMaxLength(Personne.LongueurDuNom * 2);
        etat.Property(e => e.SoumisPar).HasMaxLength(Personne.LongueurDuNom * 2);
        etat.Property(e => e.ArretePar).HasMaxLength(Personne.LongueurDuNom * 2);
        etat.Property(e => e.TransmisPar).HasMaxLength(Personne.LongueurDuNom * 2);
        etat.Property(e => e.QualiteDeLArret).HasMaxLength(Signature.LongueurDeLaQualite);
        etat.Property(e => e.MotifDuRendu).HasMaxLength(EtatLiquidatif.LongueurDuMotif);
        etat.Property(e => e.Numero).HasMaxLength(40);
        etat.Property(e => e.Empreinte).HasMaxLength(Empreintes.Longueur);
        etat.Property(e => e.Version).IsConcurrencyToken();
        etat.Ignore(e => e.Total);
        etat.HasOne(e => e.Etablissement).WithMany().HasForeignKey(e => e.EtablissementId);
        etat.HasMany(e => e.Lignes).WithOne(l => l.EtatLiquidatif).HasForeignKey(l => l.EtatLiquidatifId);
        etat.Navigation(e => e.Lignes).HasField("_lignes");
        etat.HasIndex(e => new { e.EtablissementId, e.Annee, e.Rang }).IsUnique();
        etat.HasIndex(e => new { e.CodeAcademie, e.Annee, e.Etat });
        etat.HasIndex(e => e.Numero).IsUnique();
    }
}

internal sealed class LignesDEtatConfiguration : IEntityTypeConfiguration<LigneDEtat>
{
    public void Configure(EntityTypeBuilder<LigneDEtat> ligne)
    {
        ligne.Montant(l => l.Montant, nameof(LigneDEtat.Montant));
        ligne.Property(l => l.Figee).EnJson();
        ligne.ComplexProperty(l => l.Retour, r =>
        {
            r.IsRequired(false);
            r.Property(x => x.Motif).HasMaxLength(Echeance.LongueurDuMotif);
        });
        ligne.HasOne(l => l.Echeance).WithMany().HasForeignKey(l => l.EcheanceId);
        // Une échéance n'est sur deux états que si le premier l'a vue rejetée : c'est la clé qui interdit de payer deux fois.
        ligne.HasIndex(l => l.EcheanceId).IsUnique().HasFilter("[RejeteeLe] IS NULL");
    }
}

internal sealed class PiecesArchiveesConfiguration : IEntityTypeConfiguration<PieceArchivee>
{
    public void Configure(EntityTypeBuilder<PieceArchivee> piece)
    {
        piece.Property(p => p.Nom).HasMaxLength(PieceArchivee.LongueurDuNom);
        piece.Property(p => p.Empreinte).HasMaxLength(Empreintes.Longueur);
        piece.HasOne<Bordereau>().WithMany().HasForeignKey(p => p.BordereauId);
        piece.HasOne<EtatLiquidatif>().WithMany().HasForeignKey(p => p.EtatLiquidatifId);
        piece.HasIndex(p => new { p.BordereauId, p.Format }).IsUnique();
        piece.HasIndex(p => new { p.EtatLiquidatifId, p.Format }).IsUnique();
    }
}
