# What somebody does with Flickr::API; only the addresses are others, given to its constructor.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8);
use Flickr::API;
use Flickr::API::Upload;
binmode STDOUT, ':encoding(UTF-8)';
$| = 1;

my ($address, $key, $secret, $picture, $theirs) = @ARGV;

sub tell_it { my ($name, $value) = @_; print "$name ", (defined $value ? $value : ''), "\n"; }
sub ask { my ($name, $value) = @_; tell_it("ask-$name", $value); my $line = <STDIN>; chomp $line; return $line; }
sub api {
    return Flickr::API->new({ consumer_key => $key, consumer_secret => $secret, @_,
        rest_uri => "$address/services/rest/", auth_uri => "$address/services/oauth/authorize", upload_uri => "$address/services/upload/" });
}

my $asking = api();
$asking->oauth_request_token({ callback => 'oob', request_token_url => "$address/services/oauth/request_token" });
my ($token) = $asking->oauth_authorize_uri({ perms => 'delete' }) =~ /oauth_token=([^&]+)/;
my $verifier = ask('verifier', "$token delete");
$asking->oauth_access_token({ token => $token, verifier => $verifier, access_token_url => "$address/services/oauth/access_token" });
my @granted = (token => $asking->{oauth}{token}, token_secret => $asking->{oauth}{token_secret});
tell_it('username', $asking->{oauth}{access_token}{extra_params}{username});
my $flickr = api(@granted);

sub call {
    my ($method, %arguments) = @_;
    my $answer = $flickr->execute_method("flickr.$method", \%arguments);
    die "$method: $answer->{error_code} $answer->{error_message}\n" unless $answer->{success};
    return $answer->as_hash();
}
sub upload_it {
    my $answer = $flickr->upload({ @_ });
    die "upload: $answer->{error_code} $answer->{error_message}\n" unless $answer->{success};
    return $answer->as_hash();
}
sub all_of { my ($value) = @_; return ref $value eq 'ARRAY' ? @$value : ($value); }
sub sizes { my ($photo) = @_; return join("\t", map { "$_->{label}|$_->{width}|$_->{height}|$_->{source}" } all_of(call('photos.getSizes', photo_id => $photo)->{sizes}{size})); }
sub words { my ($value) = @_; return ref $value ? $value->{content} : $value; }

tell_it('login', call('test.login')->{user}{username});
# A form holds bytes, so that is what the module has to be given.
my $photo = words(upload_it(photo => $picture, title => encode_utf8('Über <pier> & 🌅'), description => '', tags => 'pier "late summer"', is_public => 1)->{photoid});
tell_it('photo', $photo);
my $another = ask('another', '');
$flickr = api(@granted);
my $ticket = words(upload_it(photo => $another, title => 'Later', description => '', async => 1)->{ticketid});
ask('ticket', $ticket);
tell_it('ticket', call('photos.upload.checkTickets', tickets => $ticket)->{uploader}{ticket}{complete});
tell_it('title', words(call('photos.getInfo', photo_id => $photo)->{photo}{title}));
ask('sizes', sizes($photo));
my ($model) = grep { $_->{tag} eq 'Model' } all_of(call('photos.getExif', photo_id => $photo)->{photo}{exif});
tell_it('model', $model->{raw});
call('photos.addTags', photo_id => $photo, tags => 'storyofperl');
tell_it('found', join(',', map { $_->{id} } all_of(call('photos.search', tags => 'storyofperl')->{photos}{photo})));
my $set = call('photosets.create', title => 'Träume', primary_photo_id => $photo)->{photoset}{id};
call('photosets.addPhoto', photoset_id => $set, photo_id => ask('second', ''));
tell_it('sets', join(',', map { "$_->{title} $_->{photos}" } grep { $_->{id} eq $set } all_of(call('photosets.getList')->{photosets}{photoset})));
call('photosets.delete', photoset_id => $set);
call('photos.comments.addComment', photo_id => $theirs, comment_text => 'Schön & <b>gut</b>');
my @comments = all_of(call('photos.comments.getList', photo_id => $theirs)->{comments}{comment});
tell_it('comment', words($comments[-1]));
call('favorites.add', photo_id => $theirs);
my @favourites = all_of(call('favorites.getList')->{photos}{photo});
tell_it('favourite', $favourites[0]{id});
call('favorites.remove', photo_id => $theirs);
my ($group) = all_of(call('groups.search', text => 'storyofperl')->{groups}{group});
tell_it('group', $group->{name});
call('groups.join', group_id => $group->{nsid}, accept_rules => 1);
call('groups.pools.add', photo_id => $photo, group_id => $group->{nsid});
tell_it('pool', join(',', map { $_->{id} } all_of(call('groups.pools.getPhotos', group_id => $group->{nsid})->{photos}{photo})));
call('photos.setPerms', photo_id => $photo, is_public => 0, is_friend => 1, is_family => 0, perm_comment => 1, perm_addmeta => 0);
tell_it('perms', call('photos.getPerms', photo_id => $photo)->{perms}{isfriend});
tell_it('turned', words(call('photos.transform.rotate', photo_id => $photo, degrees => 90)->{photoid}));
ask('turned', sizes($photo));
call('photos.delete', photo_id => $photo);
tell_it('after', $flickr->execute_method('flickr.photos.getInfo', { photo_id => $photo })->{error_code});
