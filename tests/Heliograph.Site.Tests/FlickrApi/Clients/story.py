# What somebody does with python3-flickrapi; only the addresses are others, set as class attributes.
import sys
import flickrapi
from flickrapi import auth

address, key, secret, picture, theirs = sys.argv[1:]
flickrapi.FlickrAPI.REST_URL = address + '/services/rest/'
flickrapi.FlickrAPI.UPLOAD_URL = address + '/services/upload/'
flickrapi.FlickrAPI.REPLACE_URL = address + '/services/replace/'
auth.OAuthFlickrInterface.REQUEST_TOKEN_URL = address + '/services/oauth/request_token'
auth.OAuthFlickrInterface.AUTHORIZE_URL = address + '/services/oauth/authorize'
auth.OAuthFlickrInterface.ACCESS_TOKEN_URL = address + '/services/oauth/access_token'


def tell(name, value):
    print(name, value, flush=True)


def ask(name, value=''):
    tell('ask-' + name, value)
    return sys.stdin.readline().strip()


def sizes():
    return '\t'.join('%s|%s|%s|%s' % (s['label'], s['width'], s['height'], s['source']) for s in flickr.photos.getSizes(photo_id=photo_id)['sizes']['size'])


flickr = flickrapi.FlickrAPI(key, secret, format='parsed-json', store_token=False)
flickr.get_request_token(oauth_callback='oob')
url = flickr.auth_url(perms='delete')
flickr.get_access_token(ask('verifier', url.split('oauth_token=')[1].split('&')[0] + ' delete'))
tell('username', flickr.token_cache.token.username)
tell('login', flickr.test.login()['user']['username']['_content'])
photo_id = flickr.upload(filename=picture, title='Über <pier> & 🌅', tags='pier "late summer"', is_public=1, format='etree').find('photoid').text
tell('photo', photo_id)
ticket = flickr.upload(filename=ask('another'), title='Later', format='etree', **{'async': '1'}).find('ticketid').text
ask('ticket', ticket)
tell('ticket', flickr.photos.upload.checkTickets(tickets=ticket)['uploader']['ticket'][0]['complete'])
tell('title', flickr.photos.getInfo(photo_id=photo_id)['photo']['title']['_content'])
ask('sizes', sizes())
tell('model', [e['raw']['_content'] for e in flickr.photos.getExif(photo_id=photo_id)['photo']['exif'] if e['tag'] == 'Model'][0])
flickr.photos.addTags(photo_id=photo_id, tags='storyofpython')
nobody = flickrapi.FlickrAPI(key, secret, format='etree', store_token=False)
tell('found', ','.join(p.get('id') for p in nobody.photos.search(tags='storyofpython').iter('photo')))
photoset = flickr.photosets.create(title='Träume', primary_photo_id=photo_id)['photoset']['id']
flickr.photosets.addPhoto(photoset_id=photoset, photo_id=ask('second'))
tell('sets', ','.join('%s %s' % (s['title']['_content'], s['photos']) for s in flickr.photosets.getList()['photosets']['photoset'] if s['id'] == photoset))
flickr.photosets.delete(photoset_id=photoset)
flickr.photos.comments.addComment(photo_id=theirs, comment_text='Schön & <b>gut</b>')
tell('comment', flickr.photos.comments.getList(photo_id=theirs)['comments']['comment'][-1]['_content'])
flickr.favorites.add(photo_id=theirs)
tell('favourite', flickr.favorites.getList()['photos']['photo'][0]['id'])
flickr.favorites.remove(photo_id=theirs)
group = flickr.groups.search(text='storyofpython')['groups']['group'][0]
tell('group', group['name'])
flickr.groups.join(group_id=group['nsid'], accept_rules=1)
flickr.groups.pools.add(photo_id=photo_id, group_id=group['nsid'])
tell('pool', ','.join(p.get('id') for p in nobody.groups.pools.getPhotos(group_id=group['nsid']).iter('photo')))
flickr.photos.setPerms(photo_id=photo_id, is_public=0, is_friend=1, is_family=0, perm_comment=1, perm_addmeta=0)
tell('perms', flickr.photos.getPerms(photo_id=photo_id)['perms']['isfriend'])
tell('turned', flickr.photos.transform.rotate(photo_id=photo_id, degrees=90)['photoid']['_content'])
ask('turned', sizes())
flickr.photos.delete(photo_id=photo_id)
try:
    flickr.photos.getInfo(photo_id=photo_id)
except flickrapi.FlickrError as refused:
    tell('after', refused.code)
